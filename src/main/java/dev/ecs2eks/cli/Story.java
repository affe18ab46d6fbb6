package dev.ecs2eks.cli;

import dev.ecs2eks.api.EcsMigration;
import dev.ecs2eks.api.EcsMigrationStatus.InventoryEntry;
import dev.ecs2eks.cli.Page.Ink;
import dev.ecs2eks.cli.local.Checkout;
import dev.ecs2eks.cli.local.Emulator;
import dev.ecs2eks.cli.local.LocalFailure;
import dev.ecs2eks.cli.local.Migrations;
import dev.ecs2eks.cli.local.Migrations.Rest;
import dev.ecs2eks.cli.local.Migrations.Rested;
import dev.ecs2eks.cli.local.Sandbox;
import dev.ecs2eks.cli.local.StoredPlan;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

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
        page.findings(plan.findings());

        page.heading("Stage Deploy: everything that takes no traffic; ECS goes on serving");
        var deployed = reach(migrations, service, "Deploy");
        Objects.requireNonNullElse(deployed.getStatus().inventory(), List.<InventoryEntry>of())
                .forEach(entry -> object(migrations.object(entry.apiVersion(), entry.kind(), entry.name()), Ink.GREEN));
        kept(StoredPlan.of(sandbox.administrator(), deployed));
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
            throw new LocalFailure("The migration did not reach " + stage + ": " + rested.sentence() + " See "
                    + sandbox.operatorLog() + ".");
        }
        var took = Spoken.seconds(Duration.ofNanos(System.nanoTime() - began));
        page.line("EcsMigration " + NAMESPACE + "/" + NAME + " is ready after " + took + ".");
        page.line("");
        return rested.migration();
    }

    /** Objects that the plan holds and this stage leaves out. */
    private void kept(StoredPlan plan) {
        plan.manifests().stream()
                .filter(manifest -> manifest.getMetadata().getAnnotations() != null
                        && manifest.getMetadata().getAnnotations().containsKey("ecs2eks.dev/stage"))
                .forEach(manifest -> object(manifest, Ink.DIM));
    }

    private void object(GenericKubernetesResource object, Ink ink) {
        var words = ink == Ink.DIM ? "kept back until traffic shifts" : ObjectLine.of(object);
        page.row(
                24,
                object.getKind(),
                ink,
                String.format("%-20s %s", object.getMetadata().getName(), words));
    }
}
