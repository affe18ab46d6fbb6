/** What every part of the translation starts from: the service, the cluster it goes to, and the names agreed on. */
@NullMarked
package dev.ecs2eks.translate.subject;

import org.jspecify.annotations.NullMarked;
