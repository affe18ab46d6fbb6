/** What will be applied: the translation under the limits of a spec, with its digest; pure. */
@NullMarked
package dev.ecs2eks.plan;

import org.jspecify.annotations.NullMarked;
