package dev.ecs2eks.translate.pod;

import dev.ecs2eks.ecs.EcsApplication;
import dev.ecs2eks.ecs.file.BundleReader;
import dev.ecs2eks.ecs.file.BundleResult;
import dev.ecs2eks.finding.Finding;
import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.translate.fields.FieldMap;
import dev.ecs2eks.translate.fields.Sweep;
import dev.ecs2eks.translate.logging.Logging;
import dev.ecs2eks.translate.placement.Placement;
import dev.ecs2eks.translate.rollout.DisruptionBudgets;
import dev.ecs2eks.translate.rollout.Workloads;
import dev.ecs2eks.translate.secrets.Secrets;
import dev.ecs2eks.translate.storage.Storage;
import dev.ecs2eks.translate.subject.KubernetesVersion;
import dev.ecs2eks.translate.subject.Options;
import dev.ecs2eks.translate.subject.Resolution;
import dev.ecs2eks.translate.subject.Target;
import dev.ecs2eks.translate.subject.Target.Compute;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/** An ECS service in JSON with single quotes, and the pod and the rollout that it becomes. */
public final class Given {

    public static final String ARN = "arn:aws:ecs:eu-west-1:111122223333:";

    private final List<String> containers = new ArrayList<>();
    private String task = "";
    private String service = "";
    private String rest = "";
    private Target target = Target.byDefault();
    private OptionalInt replicas = OptionalInt.empty();
    private Secrets secrets = new Secrets(List.of(), Map.of(), Map.of(), List.of());
    private Logging logging = new Logging(Set.of(), Set.of(), Map.of());

    private Given() {}

    /** A container called {@code web} with these members. */
    public static Given web(String members) {
        return new Given().and("web", members);
    }

    public Given and(String name, String members) {
        containers.add("{'name':'" + name + "'" + (members.contains("'image':") ? "" : ",'image':'shop:1'")
                + (members.isEmpty() ? "" : ",") + members + "}");
        return this;
    }

    public Given task(String members) {
        task = "," + members;
        return this;
    }

    public Given service(String members) {
        service = ",'service':{'serviceName':'shop','serviceArn':'" + ARN + "service/prod/shop'"
                + (members.isEmpty() ? "" : ",") + members + "}";
        return this;
    }

    /** A service with a target group for port 8080 of {@code web}; the members are the group's. */
    public Given balanced(String group, String attributes) {
        var arn = "arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/shop/6d0ecf831eec9f09";
        rest += ",'targetGroups':[{'TargetGroupArn':'" + arn + "','TargetGroupName':'shop','TargetType':'ip'"
                + (group.isEmpty() ? "" : ",") + group + ",'Attributes':[" + attributes + "]}]";
        return service("'desiredCount':2,'loadBalancers':[{'targetGroupArn':'" + arn
                + "','containerName':'web','containerPort':8080}]");
    }

    public Given bundle(String keys) {
        rest += "," + keys;
        return this;
    }

    public Given on(String kubernetes, Compute compute) {
        var usual = Target.byDefault();
        target = new Target(
                KubernetesVersion.of(kubernetes).orElseThrow(),
                compute,
                usual.addons(),
                usual.oidcIssuer(),
                usual.account(),
                usual.region(),
                usual.clusterName(),
                false);
        return this;
    }

    public Given replicas(int wanted) {
        replicas = OptionalInt.of(wanted);
        return this;
    }

    public Given secrets(List<EnvVar> ofFirstContainer) {
        secrets = new Secrets(List.of(), Map.of(0, ofFirstContainer), Map.of(), List.of());
        return this;
    }

    public Given logging(Set<Integer> leftOut, Set<Integer> sidecars) {
        logging = new Logging(leftOut, sidecars, Map.of());
        return this;
    }

    public EcsApplication application() {
        var json = "{'taskDefinition':{'family':'shop','containerDefinitions':[" + String.join(",", containers) + "]"
                + task + "}" + service + rest + "}";
        var result = new BundleReader()
                .read("test", json.replace('\'', '"').getBytes(StandardCharsets.UTF_8))
                .get(0);
        if (result instanceof BundleResult.Read read) {
            return read.application();
        }
        throw new IllegalArgumentException(result + " in " + json);
    }

    public Outcome translated() {
        return translated(application(), false);
    }

    public Outcome autoscaled() {
        return translated(application(), true);
    }

    public Outcome translated(EcsApplication application, boolean autoscaled) {
        var none = Options.none();
        var options = new Options(
                none.namespace(),
                none.name(),
                replicas,
                none.identity(),
                none.stores(),
                none.scaling(),
                none.networking());
        var findings = new Findings(FieldMap.compiled());
        var subject = Resolution.of(application, target, options, findings);
        var template = PodTemplates.of(
                subject,
                secrets,
                new Storage(List.of(), List.of(), Map.of(), List.of()),
                new Placement(Map.of(), null, List.of(), List.of(), null),
                logging,
                findings);
        var workload = Workloads.of(subject, template, autoscaled, findings);
        var budget = DisruptionBudgets.of(subject, autoscaled, findings);
        Sweep.over(application, findings);
        return new Outcome(template, workload, budget, List.copyOf(findings.all()));
    }

    /** What came out. */
    public record Outcome(
            PodTemplateSpec template,
            HasMetadata workload,
            Optional<PodDisruptionBudget> budget,
            List<Finding> findings) {

        public PodSpec pod() {
            return template.getSpec();
        }

        public Deployment deployment() {
            return (Deployment) workload;
        }

        public Container web() {
            return container("web");
        }

        public Container container(String name) {
            return Stream.concat(pod().getInitContainers().stream(), pod().getContainers().stream())
                    .filter(container -> container.getName().equals(name))
                    .findFirst()
                    .orElseThrow();
        }

        public List<String> inits() {
            return pod().getInitContainers().stream().map(Container::getName).toList();
        }

        public List<String> mains() {
            return pod().getContainers().stream().map(Container::getName).toList();
        }

        /** {@code Warning code /field} of each finding with this code. */
        public List<String> said(String code) {
            return findings.stream()
                    .filter(finding -> finding.code().equals(code))
                    .map(finding -> finding.severity().label() + " " + finding.field())
                    .toList();
        }

        /** Fields that somebody has to look at. */
        public List<String> alarms() {
            return findings.stream()
                    .filter(finding -> !finding.severity().label().equals("Info"))
                    .map(finding -> finding.code() + " " + finding.field())
                    .toList();
        }
    }
}
