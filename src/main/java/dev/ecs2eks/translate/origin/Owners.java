package dev.ecs2eks.translate.origin;

import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.translate.subject.Subject;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.Tag;

/** Tools that made the ECS service and would undo its retirement, recognised by the tags they leave. */
final class Owners {

    /** A tool by the tags it writes; the first that matches is the one to change, the others work for it. */
    private record Tool(String rule, Predicate<Tag> mark) {}

    private static final Set<String> MANAGER_KEYS = Set.of(
            "managedby", "managed-by", "managed_by", "createdby", "created-by", "created_by", "provisioner", "iac");

    private static final List<Tool> TOOLS = List.of(
            new Tool("service-managed-by-copilot", tag -> tag.key().equals("copilot-application")),
            new Tool("service-managed-by-cdk", Owners::isOfCdk),
            new Tool("service-managed-by-terraform", Owners::isOfTerraform),
            new Tool("service-managed-by-cloudformation", tag -> tag.key().equals("aws:cloudformation:stack-name")));

    private Owners() {}

    static void of(Subject subject, Service service, Findings findings) {
        if (!tool(service.tags(), "/service/tags/", findings)) {
            tool(subject.application().task().tags(), "/tags/", findings);
        }
        if (service.resourceManagementTypeAsString() != null
                && service.resourceManagementTypeAsString().equals("ECS")) {
            findings.report("express-mode", "/service/resourceManagementType"); // T60
        }
        var controller = service.deploymentController();
        if (controller != null && "CODE_DEPLOY".equals(controller.typeAsString())) {
            findings.report("service-managed-by-codedeploy", "/service/deploymentController", service.serviceName());
        }
    }

    private static boolean tool(List<Tag> tags, String place, Findings findings) {
        for (var tool : TOOLS) {
            for (int i = 0; i < tags.size(); i++) {
                var tag = tags.get(i);
                if (tag.key() != null && tool.mark().test(tag)) {
                    findings.report(tool.rule(), place + i, tag.value());
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isOfCdk(Tag tag) {
        return tag.key().startsWith("aws-cdk:") || tag.key().startsWith("aws:cdk:") || isNamed(tag, "cdk");
    }

    private static boolean isOfTerraform(Tag tag) {
        return tag.key().toLowerCase(Locale.ROOT).startsWith("terraform") || isNamed(tag, "terraform");
    }

    /** The custom of tagging what a tool manages: {@code managed-by: terraform}, {@code ManagedBy: CDK}. */
    private static boolean isNamed(Tag tag, String tool) {
        return tag.value() != null
                && MANAGER_KEYS.contains(tag.key().toLowerCase(Locale.ROOT))
                && tag.value().toLowerCase(Locale.ROOT).contains(tool);
    }
}
