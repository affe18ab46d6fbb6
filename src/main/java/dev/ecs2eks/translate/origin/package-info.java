/** Where a service comes from: whether it stands still long enough to be read, and who would bring it back. */
@NullMarked
package dev.ecs2eks.translate.origin;

import org.jspecify.annotations.NullMarked;
