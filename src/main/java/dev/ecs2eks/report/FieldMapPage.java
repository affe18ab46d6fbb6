package dev.ecs2eks.report;

import dev.ecs2eks.finding.Severity;
import dev.ecs2eks.translate.fields.FieldEntry;
import dev.ecs2eks.translate.fields.FieldMap;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The public conversion table, {@code docs/field-map.md}: the field map as a page. */
public final class FieldMapPage {

    private static final String HEAD =
            """
            # What becomes of each ECS member

            Generated from `src/main/field-map/`; `./ecs2eks explain KEY` prints one entry.

            - **mapped**: shapes the Kubernetes objects
            - **approximated**: carried over, behaves differently; a finding says how
            - **reported**: nothing is written; a finding says what to do
            - **kept**: stays on the AWS side, or is equal by nature
            - **informational**: an identifier or a run-time status

            A key with `=value` holds for that value, the plain key for all others. Values that ECS would use anyway give no
            finding.
            """;

    private static final Map<String, String> SERVICES = services();

    private FieldMapPage() {}

    public static String of(FieldMap fieldMap) {
        var sections = new LinkedHashMap<String, StringBuilder>();
        var rules = new StringBuilder();
        for (var entry : fieldMap.entries()) {
            if (isNamedRule(entry)) {
                rules.append(rule(entry));
            } else {
                sections.computeIfAbsent(service(entry), name -> new StringBuilder())
                        .append(row(entry));
            }
        }
        var page = new StringBuilder(HEAD);
        sections.forEach((service, rows) -> page.append("\n## ")
                .append(service)
                .append("\n\n| member | effect | what differs | what to do |\n|--|--|--|--|\n")
                .append(rows));
        return page.append(
                        "\n## Named rules\n\nFindings that depend on more than one member. `{0}`, `{1}` are filled in.\n\n")
                .append("| code | severity | what differs | what to do |\n|--|--|--|--|\n")
                .append(rules)
                .toString();
    }

    private static boolean isNamedRule(FieldEntry entry) {
        return entry.key().indexOf('.') < 0;
    }

    private static String service(FieldEntry entry) {
        int colon = entry.key().indexOf(':');
        int dot = entry.key().indexOf('.');
        return SERVICES.getOrDefault(colon > 0 && colon < dot ? entry.key().substring(0, colon) : "", "Others");
    }

    private static String row(FieldEntry entry) {
        var effect = entry.effect().name().toLowerCase(java.util.Locale.ROOT);
        var shown = entry.effect().needsWords() && entry.severity() != Severity.INFO
                ? effect + ", " + entry.severity().label()
                : effect;
        return line(List.of("`" + entry.key() + "`", shown, entry.because(), entry.remedy()));
    }

    private static String rule(FieldEntry entry) {
        return line(List.of("`" + entry.key() + "`", entry.severity().label(), entry.because(), entry.remedy()));
    }

    private static String line(Collection<String> cells) {
        return "| "
                + String.join(
                        " | ",
                        cells.stream().map(cell -> cell.replace("|", "\\|")).toList()) + " |\n";
    }

    private static Map<String, String> services() {
        var services = new LinkedHashMap<String, String>();
        services.put("", "Amazon ECS");
        services.put("aas", "Application Auto Scaling");
        services.put("elb", "Elastic Load Balancing");
        services.put("sd", "AWS Cloud Map");
        services.put("iam", "IAM");
        services.put("sm", "AWS Secrets Manager");
        services.put("ssm", "Systems Manager Parameter Store");
        services.put("eks", "Amazon EKS");
        services.put("cw", "Amazon CloudWatch");
        services.put("ec2", "Amazon EC2");
        return services;
    }
}
