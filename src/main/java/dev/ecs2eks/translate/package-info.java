/** From an observed ECS service to the equal Kubernetes objects, with a finding for whatever differs; pure. */
@NullMarked
package dev.ecs2eks.translate;

import org.jspecify.annotations.NullMarked;
