package dev.ecs2eks.translate.secrets;

import dev.ecs2eks.translate.subject.Options.Provider;
import dev.ecs2eks.translate.subject.Subject;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what ECS accepts as {@code valueFrom} (mapping §4.4). */
final class ValueFrom {

    /** What External Secrets wants before the id of a version. */
    static final String VERSION_ID = "uuid/";

    private static final Pattern REGION = Pattern.compile("[a-z]{2,}(-[a-z]+)+-\\d+");
    private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");
    private static final Pattern PARAMETER = Pattern.compile("[A-Za-z0-9_.\\-/]+");
    private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9/_+=.@!\\-]+");

    /** What gjson, by which External Secrets looks up a key, takes as syntax; it deals with dots itself. */
    private static final Pattern GJSON_SYNTAX = Pattern.compile("[#*?|@!{\\[\\\\]");

    /** arn, partition, service, region, account, {@code secret}, name with suffix. */
    private static final int ID_PARTS = 7;

    private static final int ALL_PARTS = 10;

    private final Subject subject;
    private final Provider ofBareNames;

    /** Where a bare name is looked for depends on the member: parameters for variables, secrets for registries. */
    ValueFrom(Subject subject, Provider ofBareNames) {
        this.subject = subject;
        this.ofBareNames = ofBareNames;
    }

    /** Empty for what the ECS agent would refuse. */
    Optional<SecretReference> read(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return Optional.empty();
        }
        if (!text.startsWith("arn:")) {
            return bareName(text); // T35a
        }
        var parts = text.split(":", -1);
        if (parts.length < 6
                || !REGION.matcher(parts[3]).matches()
                || !ACCOUNT.matcher(parts[4]).matches()) {
            return Optional.empty();
        }
        return switch (parts[2]) {
            case "secretsmanager" -> secret(parts);
            case "ssm" -> parameter(text, parts);
            default -> Optional.empty();
        };
    }

    private Optional<SecretReference> bareName(String name) {
        var region = subject.region().orElse("");
        if (ofBareNames == Provider.SECRETS_MANAGER) {
            return SECRET.matcher(name).matches()
                    ? Optional.of(new SecretReference(ofBareNames, region, "", name, null, null))
                    : Optional.empty();
        }
        return parameterName(name, region, "");
    }

    /** {@code ARN[:json-key:stage:version-id]}: all four or none (T35b). */
    private static Optional<SecretReference> secret(String[] parts) {
        if ((parts.length != ID_PARTS && parts.length != ALL_PARTS)
                || !parts[5].equals("secret")
                || !SECRET.matcher(parts[6]).matches()) {
            return Optional.empty();
        }
        var id = String.join(":", java.util.Arrays.copyOf(parts, ID_PARTS));
        boolean whole = parts.length == ID_PARTS;
        var property = whole || parts[7].isEmpty() ? null : escaped(parts[7]);
        var version = whole ? null : version(parts[8], parts[9]);
        return Optional.of(new SecretReference(Provider.SECRETS_MANAGER, parts[3], parts[4], id, property, version));
    }

    private static @Nullable String version(String stage, String versionId) {
        if (!versionId.isEmpty()) {
            return VERSION_ID + versionId;
        }
        return stage.isEmpty() ? null : stage;
    }

    private Optional<SecretReference> parameter(String arn, String[] parts) {
        if (parts.length > ID_PARTS || !parts[5].startsWith("parameter/")) {
            return Optional.empty();
        }
        var path = parts[5].substring("parameter".length());
        boolean ours = subject.account().map(parts[4]::equals).orElse(true);
        // A parameter and a root-level path have the same ARN, and only a parameter of ours has a name to call it by
        boolean named = ours && path.indexOf('/', 1) > 0;
        if (!PARAMETER.matcher(path).matches() || path.length() == 1) {
            return Optional.empty();
        }
        var version = parts.length == ID_PARTS ? parts[6] : null;
        var id = version == null ? arn : arn.substring(0, arn.lastIndexOf(':'));
        return Optional.of(new SecretReference(
                Provider.PARAMETER_STORE, parts[3], ours ? "" : parts[4], named ? path : id, null, version));
    }

    private static Optional<SecretReference> parameterName(String text, String region, String account) {
        int colon = text.indexOf(':');
        var name = colon < 0 ? text : text.substring(0, colon);
        var version = colon < 0 ? null : text.substring(colon + 1);
        if (!PARAMETER.matcher(name).matches()
                || (version != null && !PARAMETER.matcher(version).matches())) {
            return Optional.empty();
        }
        return Optional.of(new SecretReference(Provider.PARAMETER_STORE, region, account, name, null, version));
    }

    private static String escaped(String jsonKey) {
        return GJSON_SYNTAX.matcher(jsonKey).replaceAll("\\\\$0");
    }
}
