/** The ground on one machine: control plane, AWS emulator, chart and packaged operator as processes we start and stop. */
@NullMarked
package dev.ecs2eks.cli.local;

import org.jspecify.annotations.NullMarked;
