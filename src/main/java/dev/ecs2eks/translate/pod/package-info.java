/** The pod template: containers, their order, size, probes, environment and security. */
@NullMarked
package dev.ecs2eks.translate.pod;

import org.jspecify.annotations.NullMarked;
