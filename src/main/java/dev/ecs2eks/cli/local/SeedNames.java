package dev.ecs2eks.cli.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A template leaves names open which AWS would have by now: service and cluster get one that AWS would take. */
final class SeedNames {

    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_-]{1,255}");

    private SeedNames() {}

    /** The bundle with a name for its service, unless it has one or the emulator finds a good one itself. */
    static ObjectNode in(String seed, ObjectNode bundle) {
        var service = bundle.path("service");
        var definition = bundle.path("taskDefinition");
        if (service.isEmpty() && definition.isEmpty()) {
            return bundle; // the emulator refuses it, and that is what try reports
        }
        var name = name(service, definition, seed);
        var ofTheFamily = !service.has("serviceName")
                && name.equals(definition.path("family").textValue());
        if (!ofTheFamily && !name.equals(service.path("serviceName").textValue())) {
            bundle.withObject("/service").put("serviceName", name);
        }
        withoutOpenCluster(service);
        return bundle;
    }

    /** What describe-services prints, likewise; several without a name are numbered. */
    static ObjectNode inAll(String seed, ObjectNode described) {
        int number = 0;
        for (var each : described.path("services")) {
            number++;
            if (each instanceof ObjectNode service) {
                var definition = described.path("taskDefinition");
                service.put("serviceName", name(service, definition, number == 1 ? seed : seed + "-" + number));
                withoutOpenCluster(service);
            }
        }
        return described;
    }

    /** The service's own name, else that of its ARN, its family or its definition, else the seed's; made one for AWS. */
    private static String name(JsonNode service, JsonNode definition, String seed) {
        return Stream.of(
                        service.path("serviceName").textValue(),
                        lastPart(service.path("serviceArn").textValue()),
                        definition.path("family").textValue(),
                        lastPart(service.path("taskDefinition").textValue()).replaceFirst(":\\d+$", ""),
                        seed)
                .map(SeedNames::possible)
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse("unnamed");
    }

    private static String lastPart(@Nullable String arn) {
        return arn == null ? "" : arn.substring(arn.lastIndexOf('/') + 1);
    }

    /** The name where AWS would take it, else what is left of it; nothing may be. */
    private static String possible(@Nullable String name) {
        if (name == null || NAME.matcher(name).matches()) {
            return name == null ? "" : name;
        }
        var possible = name.replaceAll("[^a-zA-Z0-9_]+", "-").replaceAll("^-+", "");
        return possible.substring(0, Math.min(255, possible.length())).replaceAll("-+$", "");
    }

    private static void withoutOpenCluster(JsonNode service) {
        if (service instanceof ObjectNode open
                && open.has("cluster")
                && !NAME.matcher(lastPart(open.path("cluster").textValue())).matches()) {
            open.remove("cluster");
        }
    }
}
