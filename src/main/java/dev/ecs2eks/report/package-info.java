/** Plans as people and machines read them: table, JSON, YAML. */
@NullMarked
package dev.ecs2eks.report;

import org.jspecify.annotations.NullMarked;
