package io.hearthlink.config;

import java.util.Map;

/**
 * A name that has names below it: a record of the configuration.
 *
 * @param path the name, such as {@code llm.timeouts}; empty for the whole configuration
 * @param type the record
 * @param entries what is below it by its own name, in the order of the record
 */
record Group(String path, Class<? extends Record> type, Map<String, Entry> entries)
    implements Entry {}
