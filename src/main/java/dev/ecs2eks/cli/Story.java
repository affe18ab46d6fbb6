package dev.ecs2eks.cli;

import dev.ecs2eks.api.EcsMigration;
import dev.ecs2eks.cli.Page.Ink;
import dev.ecs2eks.cli.local.Checkout;
import dev.ecs2eks.cli.local.Emulator;
import dev.ecs2eks.cli.local.LocalFailure;
import dev.ecs2eks.cli.local.Migrations;
import dev.ecs2eks.cli.local.Migrations.Rest;
import dev.ecs2eks.cli.local.Migrations.Rested;
import dev.ecs2eks.cli.local.Sandbox;
import dev.ecs2eks.cli.local.StoredPlan;
import dev.ecs2eks.finding.Severity;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The demo's plot: a service in ECS, its plan with what would differ, and the objects that come of it. */
final class Story {

    static final String NAMESPACE = "shop";

    private static final String NAME = "checkout";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Page page;
    private final Sandbox sandbox;
    private final Checkout checkout;

    Story(Page page, Sandbox sandbox, Checkout checkout) {
        this.page = page;
        this.sandbox = sandbox;
        this.checkout = checkout;
    }

    void tell() {
        var service = seed();
        var migrations = Migrations.in(sandbox.administrator(), NAMESPACE);

        page.heading("Stage Plan: what would become of it, and what would differ");
        var plan = StoredPlan.of(sandbox.administrator(), reach(migrations, service, "Plan"));
        findings(plan);

        page.heading("Stage Deploy: everything that takes no traffic; ECS goes on serving");
        var deployed = reach(migrations, service, "Deploy");
        objects(migrations, deployed, StoredPlan.of(sandbox.administrator(), deployed));
    }

    private Emulator.Seeded seed() {
        var bundle = checkout.samples().resolve("demo/bundle.json");
        try {
            var service = sandbox.aws().seed(Files.readString(bundle)).get(0);
            page.row(
                    10,
                    "ECS",
                    Ink.GREEN,
                    "service " + service.service() + " in cluster " + service.cluster() + ", " + service.region()
                            + ": behind an ALB, scaled on CPU, with secrets and a role");
            return service;
        } catch (IOException unreadable) {
            throw new LocalFailure("Cannot read " + bundle + ".", unreadable);
        }
    }

    private EcsMigration reach(Migrations migrations, Emulator.Seeded service, String stage) {
        var began = System.nanoTime();
        migrations.ask(NAME, service, stage);
        Rested rested = migrations.await(NAME, PATIENCE);
        if (rested.rest() != Rest.READY) {
            throw new LocalFailure("The migration did not reach " + stage + ": " + rested.sentence());
        }
        var took = Spoken.seconds(Duration.ofNanos(System.nanoTime() - began));
        page.line("EcsMigration " + NAMESPACE + "/" + NAME + " is ready after " + took + ".");
        page.line("");
        return rested.migration();
    }

    /** What a person should act on in full; what is only to be known in a line each. */
    private void findings(StoredPlan plan) {
        page.findings(plan.findings().stream()
                .filter(finding -> finding.severity() != Severity.INFO)
                .toList());
        page.line("");
        page.line(plan.count(Severity.INFO) + " things to know, nothing to do:");
        plan.findings().stream()
                .filter(finding -> finding.severity() == Severity.INFO)
                .forEach(finding -> page.item(finding.message()));
        page.line("");
        page.line("All of it is in ConfigMap " + String.join(", ", plan.configMaps()) + ".");
    }

    /** The plan's objects as they are now; those that touch traffic are not there yet. */
    private void objects(Migrations migrations, EcsMigration deployed, StoredPlan plan) {
        var there = Stream.ofNullable(deployed.getStatus().inventory())
                .flatMap(List::stream)
                .map(entry -> entry.kind() + "/" + entry.name())
                .collect(Collectors.toSet());
        var kinds = widest(plan, GenericKubernetesResource::getKind);
        var names = widest(plan, manifest -> manifest.getMetadata().getName());
        for (var manifest : plan.manifests()) {
            var name = manifest.getMetadata().getName();
            var applied = there.contains(manifest.getKind() + "/" + name);
            var words = applied
                    ? ObjectLine.of(migrations.object(manifest.getApiVersion(), manifest.getKind(), name))
                    : "kept back until traffic shifts";
            page.row(
                    kinds,
                    manifest.getKind(),
                    applied ? Ink.GREEN : Ink.DIM,
                    name + " ".repeat(names - name.length() + 2) + words);
        }
    }

    private static int widest(StoredPlan plan, Function<GenericKubernetesResource, String> text) {
        return plan.manifests().stream()
                .mapToInt(manifest -> text.apply(manifest).length())
                .max()
                .orElse(0);
    }
}
