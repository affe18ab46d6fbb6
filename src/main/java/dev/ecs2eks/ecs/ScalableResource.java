package dev.ecs2eks.ecs;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.Service;

/** A service by the name that Application Auto Scaling gives it: names of cluster and service, no ARNs. */
public final class ScalableResource {

    private static final String KIND = "service/";

    private static final Pattern NAMES = Pattern.compile("service/[\\w-]+/[\\w-]+");

    private ScalableResource() {}

    /** {@code service/prod/orders} */
    public static String idOf(Service service) {
        return KIND + cluster(service) + "/" + service.serviceName();
    }

    /**
     * Whether the name is this service's; lists of the AWS CLI hold those of others, too. In doubt (a placeholder, an
     * unknown cluster) it is.
     */
    public static boolean isNamed(Service service, @Nullable String resourceId) {
        if (resourceId == null || service.serviceName() == null || isTemplate(resourceId)) {
            return true;
        }
        return NAMES.matcher(resourceId).matches()
                        && NAMES.matcher(idOf(service)).matches()
                ? resourceId.equals(idOf(service))
                : resourceId.startsWith(KIND) && resourceId.endsWith("/" + service.serviceName());
    }

    private static boolean isTemplate(String text) {
        return text.contains("${") || text.contains("{{");
    }

    /** Where a file has no ARN, there may be a name. */
    private static String cluster(Service service) {
        var cluster = service.clusterArn() == null ? "" : service.clusterArn();
        return cluster.substring(cluster.lastIndexOf('/') + 1);
    }
}
