/** Reads a service from the AWS APIs. */
@NullMarked
package dev.ecs2eks.ecs.aws;

import org.jspecify.annotations.NullMarked;
