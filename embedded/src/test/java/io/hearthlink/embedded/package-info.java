/** Tests of the embedded engine. */
@org.jspecify.annotations.NullMarked
package io.hearthlink.embedded;
