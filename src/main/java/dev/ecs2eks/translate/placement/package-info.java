/** On which nodes the pods may run, and how they spread. */
@NullMarked
package dev.ecs2eks.translate.placement;

import org.jspecify.annotations.NullMarked;
