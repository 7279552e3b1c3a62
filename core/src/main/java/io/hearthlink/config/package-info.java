/**
 * The configuration: one immutable tree of records, read once from a YAML file and the environment.
 *
 * <p>This package alone reads files and environment variables. Depends on: {@code error}.
 */
@NullMarked
package io.hearthlink.config;

import org.jspecify.annotations.NullMarked;
