/** The workload around the pod: its kind, copies, update strategy and disruption budget. */
@NullMarked
package dev.ecs2eks.translate.rollout;

import org.jspecify.annotations.NullMarked;
