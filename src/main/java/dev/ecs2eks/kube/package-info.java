/** Reads and writes Kubernetes objects: server-side apply, dry run, inventory, prune. */
@NullMarked
package dev.ecs2eks.kube;

import org.jspecify.annotations.NullMarked;
