package io.hearthlink.cli;

import io.hearthlink.catalog.ModelInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Models as a table; a hyphen is what the server did not say. */
final class ModelTable {

  private static final String UNKNOWN = "-";
  private static final List<String> HEAD =
      List.of("NAME", "SIZE", "QUANTIZATION", "CONTEXT", "LOADED");

  private ModelTable() {}

  static List<String> lines(List<ModelInfo> models, Style style) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEAD);
    models.forEach(model -> rows.add(row(model)));
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < row.size(); i++) {
        line.append(row.get(i)).append(" ".repeat(width(rows, i) - row.get(i).length() + 2));
      }
      lines.add(lines.isEmpty() ? style.bold(line.toString().strip()) : line.toString().strip());
    }
    return lines;
  }

  private static List<String> row(ModelInfo model) {
    return List.of(
        model.name(),
        size(model.sizeBytes()),
        shown(model.quantization()),
        shown(model.contextLength()),
        model.loaded() == null ? UNKNOWN : model.loaded() ? "yes" : "no");
  }

  private static int width(List<List<String>> rows, int column) {
    return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
  }

  private static String shown(@Nullable Object value) {
    return value == null ? UNKNOWN : value.toString();
  }

  private static String size(@Nullable Long bytes) {
    if (bytes == null || bytes <= 0) {
      return UNKNOWN;
    }
    return bytes < 1_000_000_000
        ? String.format(Locale.ROOT, "%.1f MB", bytes / 1e6)
        : String.format(Locale.ROOT, "%.1f GB", bytes / 1e9);
  }
}
