/** Volumes and mounts: emptyDir, host paths, EFS, FSx, EBS. */
@NullMarked
package dev.ecs2eks.translate.storage;

import org.jspecify.annotations.NullMarked;
