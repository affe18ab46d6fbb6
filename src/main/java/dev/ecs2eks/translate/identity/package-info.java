/** Who the pods are: ServiceAccounts, task and execution roles, trust statements. */
@NullMarked
package dev.ecs2eks.translate.identity;

import org.jspecify.annotations.NullMarked;
