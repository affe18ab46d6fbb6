/** What a person has to know about a plan: findings, their severity and the collector that parts report to. */
@NullMarked
package dev.ecs2eks.finding;

import org.jspecify.annotations.NullMarked;
