package dev.ecs2eks.api;

import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Version;
import org.jspecify.annotations.Nullable;

/** The wish that one ECS service becomes objects in this resource's namespace. */
@Group(EcsMigration.GROUP)
@Version(EcsMigration.VERSION)
@ShortNames("ecsm")
@AdditionalPrinterColumn(name = "Stage", jsonPath = ".spec.stage", type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
        name = "Ready",
        jsonPath = ".status.conditions[?(@.type==\"Ready\")].status",
        type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(name = "Source", jsonPath = ".spec.source.service", type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
        name = "Findings",
        jsonPath = ".status.findings.summary",
        type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
        name = "Age",
        jsonPath = ".metadata.creationTimestamp",
        type = AdditionalPrinterColumn.Type.DATE)
@AdditionalPrinterColumn(
        name = "Message",
        jsonPath = ".status.conditions[?(@.type==\"Ready\")].message",
        type = AdditionalPrinterColumn.Type.STRING,
        priority = 1)
@ValidationRule(
        value = "size(self.metadata.name) <= 52",
        message = "metadata.name must have at most 52 characters: it is written to a label and starts other names")
@ValidationRule(
        value = "!has(oldSelf.status) || !has(oldSelf.status.stage) || oldSelf.status.stage == 'Plan'"
                + " || self.spec.source == oldSelf.spec.source",
        message = "spec.source cannot change once the migration has been deployed:"
                + " go back to stage Plan or create another migration",
        fieldPath = ".spec.source")
@ValidationRule(
        value = "!has(oldSelf.status) || !has(oldSelf.status.stage) || oldSelf.status.stage == 'Plan'"
                + " || (has(self.spec.name) == has(oldSelf.spec.name)"
                + " && (!has(self.spec.name) || self.spec.name == oldSelf.spec.name))",
        message = "spec.name cannot change once the migration has been deployed:"
                + " go back to stage Plan or create another migration",
        fieldPath = ".spec.name")
public final class EcsMigration extends CustomResource<EcsMigrationSpec, EcsMigrationStatus> implements Namespaced {

    public static final String GROUP = "ecs2eks.dev";
    public static final String VERSION = "v1alpha1";

    /** None until a person gives one; the client would try to make an empty one. */
    @Override
    protected @Nullable EcsMigrationSpec initSpec() {
        return null;
    }

    @Override
    protected @Nullable EcsMigrationStatus initStatus() {
        return null;
    }
}
