package dev.ecs2eks.cli;

import dev.ecs2eks.ecs.EcsApplication;
import dev.ecs2eks.plan.TargetOf;
import dev.ecs2eks.translate.subject.Addon;
import dev.ecs2eks.translate.subject.Target;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** The EKS side of a plan that is made without a cluster: the contract's default, what the bundle says, what a person says. */
final class Targets {

    private Targets() {}

    /** The later word wins: default Target, {@code eks} of the bundle, {@code --target}. */
    static Target of(EcsApplication application, Optional<TargetFile> file) {
        var described = TargetOf.described(Target.byDefault(), application);
        return file.map(said -> with(described, said)).orElse(described);
    }

    /** Nothing is assumed any more only where the file names the version, the compute kind and each add-on. */
    private static Target with(Target target, TargetFile said) {
        return new Target(
                said.version().orElse(target.kubernetesVersion()),
                said.computeKind().orElse(target.compute()),
                addons(target.addons(), said),
                Optional.ofNullable(said.oidcIssuer()).or(target::oidcIssuer),
                Optional.ofNullable(said.account()).or(target::account),
                Optional.ofNullable(said.region()).or(target::region),
                Optional.ofNullable(said.clusterName()).or(target::clusterName),
                said.version().isEmpty() || said.computeKind().isEmpty() || !said.namesEveryAddon());
    }

    private static Set<Addon> addons(Set<Addon> otherwise, TargetFile said) {
        var addons = EnumSet.noneOf(Addon.class);
        addons.addAll(otherwise);
        var named = said.addons();
        if (named != null) {
            named.forEach((name, present) -> Addon.of(name).ifPresent(addon -> {
                if (present) {
                    addons.add(addon);
                } else {
                    addons.remove(addon);
                }
            }));
        }
        return addons;
    }
}
