/** How requests reach the pods: Services, target group bindings, discovery, security groups. */
@NullMarked
package dev.ecs2eks.translate.network;

import org.jspecify.annotations.NullMarked;
