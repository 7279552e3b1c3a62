/**
 * The record of what the suites found: how many cells, how many violations, how long it took. One
 * file for all suites of a build, written by the suites themselves.
 *
 * <p>Depends on: nothing.
 */
@NullMarked
package io.hearthlink.verification.report;

import org.jspecify.annotations.NullMarked;
