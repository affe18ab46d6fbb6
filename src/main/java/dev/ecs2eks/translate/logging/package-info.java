/** Log drivers and FireLens routers. */
@NullMarked
package dev.ecs2eks.translate.logging;

import org.jspecify.annotations.NullMarked;
