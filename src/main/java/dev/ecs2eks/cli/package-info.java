/** The commands of the ecs2eks launcher. */
@NullMarked
package dev.ecs2eks.cli;

import org.jspecify.annotations.NullMarked;
