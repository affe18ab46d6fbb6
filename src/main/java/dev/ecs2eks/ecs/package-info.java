/** What an ECS service is when one has looked at it, and where to look: pure types. */
@NullMarked
package dev.ecs2eks.ecs;

import org.jspecify.annotations.NullMarked;
