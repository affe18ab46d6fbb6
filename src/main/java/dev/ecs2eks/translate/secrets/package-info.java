/** Secret references as ExternalSecrets; no value is ever read. */
@NullMarked
package dev.ecs2eks.translate.secrets;

import org.jspecify.annotations.NullMarked;
