/** What tests on a real API server share: one ground for the JVM, a namespace for each test, three actors. */
@NullMarked
package dev.ecs2eks.testing;

import org.jspecify.annotations.NullMarked;
