package io.hearthlink.tools;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The units that models ask for, by symbol and by English name. */
final class Units {

  /** Each line: what it measures, how many base units it is, where its zero lies, its names. */
  private static final String TABLE =
      """
      length; 1; 0; m, meter, metre
      length; 0.001; 0; mm, millimeter, millimetre
      length; 0.01; 0; cm, centimeter, centimetre
      length; 1000; 0; km, kilometer, kilometre
      length; 0.0254; 0; in, inch, inches
      length; 0.3048; 0; ft, foot, feet
      length; 0.9144; 0; yd, yard
      length; 1609.344; 0; mi, mile
      length; 1852; 0; nmi, nautical mile
      mass; 1; 0; kg, kilogram, kilo
      mass; 0.001; 0; g, gram
      mass; 0.000001; 0; mg, milligram
      mass; 1000; 0; t, tonne, metric ton
      mass; 0.028349523125; 0; oz, ounce
      mass; 0.45359237; 0; lb, lbs, pound
      mass; 6.35029318; 0; st, stone
      volume; 1; 0; l, liter, litre
      volume; 0.001; 0; ml, milliliter, millilitre
      volume; 0.01; 0; cl, centiliter, centilitre
      volume; 1000; 0; m3, m\u00b3, cubic meter, cubic metre
      volume; 3.785411784; 0; gal, gallon, us gallon
      volume; 0.946352946; 0; qt, quart
      volume; 0.473176473; 0; pt, pint
      volume; 0.2365882365; 0; cup
      volume; 0.0295735295625; 0; fl oz, fluid ounce
      volume; 0.01478676478125; 0; tbsp, tablespoon
      volume; 0.00492892159375; 0; tsp, teaspoon
      area; 1; 0; m2, m\u00b2, square meter, square metre
      area; 1000000; 0; km2, km\u00b2, square kilometer, square kilometre
      area; 10000; 0; ha, hectare
      area; 4046.8564224; 0; ac, acre
      area; 0.09290304; 0; ft2, ft\u00b2, square foot, square feet
      area; 2589988.110336; 0; mi2, mi\u00b2, square mile
      speed; 3.6; 0; m/s, meters per second, metres per second
      speed; 1; 0; km/h, kmh, kph, kilometers per hour, kilometres per hour
      speed; 1.609344; 0; mph, mi/h, miles per hour
      speed; 1.852; 0; kn, kt, knot
      time; 1; 0; s, sec, second
      time; 0.001; 0; ms, millisecond
      time; 60; 0; min, minute
      time; 3600; 0; h, hr, hour
      time; 86400; 0; d, day
      time; 604800; 0; week
      data; 1; 0; b, byte
      data; 1000; 0; kb, kilobyte
      data; 1000000; 0; mb, megabyte
      data; 1000000000; 0; gb, gigabyte
      data; 1000000000000; 0; tb, terabyte
      data; 1024; 0; kib, kibibyte
      data; 1048576; 0; mib, mebibyte
      data; 1073741824; 0; gib, gibibyte
      energy; 1; 0; j, joule
      energy; 1000; 0; kj, kilojoule
      energy; 4.184; 0; cal, calorie
      energy; 4184; 0; kcal, kilocalorie
      energy; 3600; 0; wh, watt hour
      energy; 3600000; 0; kwh, kilowatt hour
      temperature; 1; 273.15; c, \u00b0c, celsius, degree celsius, degrees celsius
      temperature; 1; 0; k, kelvin
      temperature; 5/9; 459.67; f, \u00b0f, fahrenheit, degree fahrenheit, degrees fahrenheit
      """;

  private static final Map<String, Unit> BY_NAME = read();

  private Units() {}

  /**
   * One unit: {@code base = (value + zero) * factor / divisor}.
   *
   * @param quantity what it measures
   */
  private record Unit(String quantity, BigDecimal factor, BigDecimal divisor, BigDecimal zero) {}

  /**
   * Converts a value.
   *
   * @throws ToolFailure if a unit is unknown, or measures something else
   */
  static BigDecimal convert(BigDecimal value, String from, String to) {
    Unit source = unit(from);
    Unit target = unit(to);
    if (!source.quantity.equals(target.quantity)) {
      throw ToolFailure.retry(
          "The units do not measure the same: "
              + source.quantity
              + " and "
              + target.quantity
              + ".");
    }
    // one division at the end keeps what is exact exact
    return value
        .add(source.zero)
        .multiply(source.factor)
        .multiply(target.divisor)
        .divide(source.divisor.multiply(target.factor), Numbers.DIGITS)
        .subtract(target.zero, Numbers.DIGITS);
  }

  private static Unit unit(String name) {
    String key = name.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s_]+", " ");
    Unit unit = first(key, key.endsWith("s") ? key.substring(0, key.length() - 1) : key);
    if (unit == null) {
      throw ToolFailure.retry(
          "One of the units is unknown. Give a symbol or an English name, such as km, miles, kg,"
              + " pounds, celsius, liters.");
    }
    return unit;
  }

  private static @Nullable Unit first(String... names) {
    for (String name : names) {
      Unit unit = BY_NAME.get(name);
      if (unit != null) {
        return unit;
      }
    }
    return null;
  }

  private static Map<String, Unit> read() {
    Map<String, Unit> units = new HashMap<>();
    TABLE
        .lines()
        .forEach(
            line -> {
              String[] parts = line.split("; ", 4);
              String[] factor = parts[1].split("/", 2);
              Unit unit =
                  new Unit(
                      parts[0],
                      new BigDecimal(factor[0]),
                      factor.length == 1 ? BigDecimal.ONE : new BigDecimal(factor[1]),
                      new BigDecimal(parts[2]));
              for (String name : parts[3].split(", ", -1)) {
                units.put(name, unit);
              }
            });
    return units;
  }
}
