package io.hearthlink.config;

import io.hearthlink.error.ConfigurationException;
import java.lang.reflect.RecordComponent;
import org.jspecify.annotations.Nullable;

/** Makes records from settings; what no setting touches stays as it is in the record before. */
final class Binder {

  private final Settings settings;

  Binder(Settings settings) {
    this.settings = settings;
    settings.follow();
  }

  /** Returns {@code base} with the settings below {@code group}; null only where base is. */
  @Nullable Record bind(Group group, @Nullable Record base) {
    Setting first = settings.first(group.path());
    if (first == null) {
      return base;
    }
    Record before = base == null ? Records.defaults(group.type()) : base;
    RecordComponent[] components = group.type().getRecordComponents();
    @Nullable Object[] values = new Object[components.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = value(group, components[i], before);
    }
    try {
      return Records.create(group.type(), values);
    } catch (BadValue e) {
      throw place(group, e, first);
    }
  }

  private @Nullable Object value(Group group, RecordComponent component, Record before) {
    Entry entry = group.entries().get(Schema.snake(component.getName()));
    Object old = Records.get(component, before);
    if (entry instanceof Group below) {
      return bind(below, (Record) old);
    }
    Setting setting = settings.get(Schema.below(group.path(), Schema.snake(component.getName())));
    if (setting == null) {
      return old;
    }
    try {
      return Values.convert(setting);
    } catch (BadValue e) {
      throw setting.error(e);
    }
  }

  private ConfigurationException place(Group group, BadValue bad, Setting fallback) {
    String component = bad.component();
    Setting setting =
        component == null
            ? null
            : settings.get(Schema.below(group.path(), Schema.snake(component)));
    return (setting == null ? fallback : setting).error(bad);
  }
}
