/** Application Auto Scaling as one HorizontalPodAutoscaler or ScaledObject. */
@NullMarked
package dev.ecs2eks.translate.scaling;

import org.jspecify.annotations.NullMarked;
