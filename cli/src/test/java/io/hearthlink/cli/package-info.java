@org.jspecify.annotations.NullMarked
package io.hearthlink.cli;
