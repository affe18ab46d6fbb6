/** Reads services from bundles: JSON files that hold what the AWS CLI prints. */
@NullMarked
package dev.ecs2eks.ecs.file;

import org.jspecify.annotations.NullMarked;
