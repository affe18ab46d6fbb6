/** Which one step comes next: the Decider and its steps; pure. */
@NullMarked
package dev.ecs2eks.migrate;

import org.jspecify.annotations.NullMarked;
