/** The field map: what becomes of each member ECS can set, and the sweep that holds every snapshot against it. */
@NullMarked
package dev.ecs2eks.translate.fields;

import org.jspecify.annotations.NullMarked;
