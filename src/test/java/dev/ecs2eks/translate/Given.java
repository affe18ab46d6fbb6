package dev.ecs2eks.translate;

import dev.ecs2eks.ecs.EcsApplication;
import dev.ecs2eks.ecs.file.BundleReader;
import dev.ecs2eks.ecs.file.BundleResult;
import dev.ecs2eks.finding.Finding;
import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.translate.fields.FieldMap;
import dev.ecs2eks.translate.subject.Addon;
import dev.ecs2eks.translate.subject.KubernetesVersion;
import dev.ecs2eks.translate.subject.Options;
import dev.ecs2eks.translate.subject.Resolution;
import dev.ecs2eks.translate.subject.Subject;
import dev.ecs2eks.translate.subject.Target;
import dev.ecs2eks.translate.subject.Target.Compute;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A service for one part of the translation: what a test says, around it an orders service with one web container. JSON
 * is written with single quotes.
 */
public final class Given {

    public static final String TARGET_GROUP =
            "arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/Orders/6d0e";

    private final EcsApplication application;
    private final Findings findings = new Findings(FieldMap.compiled());
    private Target target = Target.byDefault();
    private Options options = Options.none();

    private Given(String json) {
        var results =
                new BundleReader().read("bundle.json", json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
        if (!(results.get(0) instanceof BundleResult.Read read)) {
            throw new IllegalArgumentException(results.toString());
        }
        this.application = read.application();
    }

    /** @param service members of the service */
    public static Given service(String service, String... otherKeys) {
        return task("'portMappings':[{'containerPort':8080,'name':'http'}]", service, otherKeys);
    }

    /** @param container members of the container {@code web} */
    public static Given task(String container, String service, String... otherKeys) {
        return bundle(
                "'cpu':'512','memory':'1024','requiresCompatibilities':['FARGATE'],'networkMode':'awsvpc',"
                        + "'containerDefinitions':[{'name':'web','image':'acme/web:1',%s}]".formatted(container),
                service,
                otherKeys);
    }

    /** @param definition members of the task definition, its containers among them */
    public static Given bundle(String definition, String service, String... otherKeys) {
        var others = otherKeys.length == 0 ? "" : "," + String.join(",", otherKeys);
        return new Given(
                """
                {'taskDefinition':{'family':'orders',%s},
                 'service':{'serviceName':'orders','desiredCount':3,
                   'serviceArn':'arn:aws:ecs:eu-west-1:111122223333:service/prod/orders'%s}%s}"""
                        .formatted(definition, service.isEmpty() ? "" : "," + service, others));
    }

    public static String behindGroup() {
        return "'loadBalancers':[{'targetGroupArn':'" + TARGET_GROUP + "','containerName':'web','containerPort':8080}]";
    }

    public static String group(String members) {
        return "'targetGroups':[{'TargetGroupArn':'" + TARGET_GROUP + "','Protocol':'HTTP'," + members + "}]";
    }

    public Given on(Compute compute) {
        return on(target.kubernetesVersion(), compute);
    }

    public Given on(int minor) {
        return on(new KubernetesVersion(1, minor), target.compute());
    }

    private Given on(KubernetesVersion version, Compute compute) {
        return on(new Target(
                version,
                compute,
                target.addons(),
                target.oidcIssuer(),
                target.account(),
                target.region(),
                target.clusterName(),
                true));
    }

    public Given with(Addon addon) {
        var addons = EnumSet.copyOf(target.addons());
        addons.add(addon);
        return addons(addons);
    }

    public Given without(Addon addon) {
        var addons = EnumSet.copyOf(target.addons());
        addons.remove(addon);
        return addons(addons);
    }

    private Given addons(EnumSet<Addon> addons) {
        return on(new Target(
                target.kubernetesVersion(),
                target.compute(),
                addons,
                target.oidcIssuer(),
                target.account(),
                target.region(),
                target.clusterName(),
                true));
    }

    public Given issuer(String issuer) {
        return on(new Target(
                target.kubernetesVersion(),
                target.compute(),
                target.addons(),
                Optional.of(issuer),
                target.account(),
                target.region(),
                target.clusterName(),
                true));
    }

    /** The EKS cluster by its name; account and Region are those of the service. */
    public Given cluster(String name) {
        return on(new Target(
                target.kubernetesVersion(),
                target.compute(),
                target.addons(),
                target.oidcIssuer(),
                target.account(),
                target.region(),
                Optional.of(name),
                true));
    }

    /** The account of the EKS cluster. */
    public Given account(String account) {
        return on(new Target(
                target.kubernetesVersion(),
                target.compute(),
                target.addons(),
                target.oidcIssuer(),
                Optional.of(account),
                target.region(),
                target.clusterName(),
                true));
    }

    private Given on(Target other) {
        target = other;
        return this;
    }

    public Given wishing(Options wishes) {
        options = wishes;
        return this;
    }

    public Subject subject() {
        return Resolution.of(application, target, options, findings);
    }

    public Findings findings() {
        return findings;
    }

    public Collection<Finding> found() {
        return findings.all();
    }

    /** Each finding as {@code code at field}. */
    public List<String> said() {
        return found().stream().map(it -> it.code() + " at " + it.field()).toList();
    }

    /** A member of an object that has no class of its own. */
    public static Object member(Object map, String... path) {
        var value = map;
        for (var name : path) {
            value = ((Map<?, ?>) value).get(name);
        }
        return value;
    }
}
