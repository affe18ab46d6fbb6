package dev.ecs2eks.translate.secrets;

import dev.ecs2eks.translate.subject.Options.Provider;
import org.jspecify.annotations.Nullable;

/**
 * Where a value is kept.
 *
 * @param region empty when nothing says which
 * @param account empty for the account of the service
 * @param key the ARN or name by which the provider finds it
 * @param property a key of the secret's JSON, null for the whole value
 * @param version a stage, {@code uuid/<version id>} or a parameter's version; null for the current one
 */
record SecretReference(
        Provider provider,
        String region,
        String account,
        String key,
        @Nullable String property,
        @Nullable String version) {

    SecretReference withKey(String other) {
        return new SecretReference(provider, region, account, other, property, version);
    }

    SecretReference withProperty(String name) {
        return new SecretReference(provider, region, account, key, name, version);
    }
}
