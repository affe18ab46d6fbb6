/** The custom resources as Java types; nothing else. */
@NullMarked
package dev.ecs2eks.api;

import org.jspecify.annotations.NullMarked;
