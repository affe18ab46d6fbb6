/** The reconciler, its event sources, status, metrics and health; wiring. */
@NullMarked
package dev.ecs2eks.operator;

import org.jspecify.annotations.NullMarked;
