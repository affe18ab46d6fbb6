package dev.ecs2eks.translate.subject;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ecs2eks.ecs.file.BundleReader;
import dev.ecs2eks.ecs.file.BundleResult;
import dev.ecs2eks.finding.Finding;
import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.translate.fields.FieldMap;
import dev.ecs2eks.translate.subject.Target.Compute;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/** What parts of the translation start from, for tests; bundles are written with single quotes. */
public final class Subjects {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ARN = "arn:aws:ecs:eu-west-1:111122223333:";

    private Subjects() {}

    /** From a bundle. */
    public static Subject of(String bundle) {
        return of(bundle, Target.byDefault(), Options.none());
    }

    public static Subject of(String bundle, Target target, Options options) {
        var content = bundle.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        var result = new BundleReader().read("test", content).get(0);
        if (!(result instanceof BundleResult.Read read)) {
            throw new IllegalArgumentException(result.toString());
        }
        return Resolution.of(read.application(), target, options, findings());
    }

    /** From the members of the task definition of service {@code orders} in eu-west-1. */
    public static Subject task(String members) {
        return of(taskBundle(members, ""));
    }

    public static Subject task(String members, Target target, Options options) {
        return of(taskBundle(members, ""), target, options);
    }

    /** From the members of container {@code web}. */
    public static Subject container(String members) {
        return task("'containerDefinitions':[{'name':'web','image':'acme/web:1'," + members + "}]");
    }

    /** From the members of the service; its task is one container on EC2. */
    public static Subject service(String members) {
        return of(taskBundle("'containerDefinitions':[{'name':'web','image':'acme/web:1'}]", members));
    }

    /** A bundle of these members of the task definition and these of the service. */
    public static String taskBundle(String task, String service) {
        return "{'taskDefinition':{'family':'orders','taskDefinitionArn':'" + ARN + "task-definition/orders:7'," + task
                + "},'service':{'serviceName':'orders','serviceArn':'" + ARN + "service/prod/orders'"
                + (service.isEmpty() ? "" : "," + service) + "}}";
    }

    public static Findings findings() {
        return new Findings(FieldMap.compiled());
    }

    /** {@code code field}, in the order of reporting. */
    public static List<String> places(Findings findings) {
        return findings.all().stream().map(it -> it.code() + " " + it.field()).toList();
    }

    public static Optional<Finding> find(Findings findings, String code) {
        Collection<Finding> all = findings.all();
        return all.stream().filter(it -> it.code().equals(code)).findFirst();
    }

    /** The default Target with other nodes. */
    public static Target on(Compute compute) {
        var target = Target.byDefault();
        return new Target(
                target.kubernetesVersion(),
                compute,
                target.addons(),
                target.oidcIssuer(),
                target.account(),
                target.region(),
                target.clusterName(),
                target.assumed());
    }

    /** The default Target without an add-on. */
    public static Target without(Addon addon) {
        var target = Target.byDefault();
        var addons = EnumSet.copyOf(target.addons());
        addons.remove(addon);
        return new Target(
                target.kubernetesVersion(),
                target.compute(),
                addons,
                target.oidcIssuer(),
                target.account(),
                target.region(),
                target.clusterName(),
                target.assumed());
    }

    /** As it is written into a manifest. */
    public static JsonNode json(Object written) {
        return JSON.valueToTree(written);
    }
}
