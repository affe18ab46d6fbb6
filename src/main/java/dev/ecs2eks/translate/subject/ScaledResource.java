package dev.ecs2eks.translate.subject;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.Service;

/** What Application Auto Scaling calls a service: {@code service/prod/orders}. */
public final class ScaledResource {

    private static final Pattern ID = Pattern.compile("service/([\\w-]+)/([\\w-]+)");

    private ScaledResource() {}

    /** Whether it is this service; lists of the AWS CLI hold those of others, too. In doubt it is. */
    public static boolean isOf(Service service, @Nullable String resourceId) {
        if (resourceId == null || service.serviceName() == null) {
            return true;
        }
        var id = ID.matcher(resourceId);
        if (!id.matches() || service.clusterArn() == null) {
            return resourceId.endsWith("/" + service.serviceName());
        }
        var cluster = service.clusterArn().substring(service.clusterArn().lastIndexOf('/') + 1);
        return id.group(2).equals(service.serviceName())
                && (id.group(1).equals(cluster) || !cluster.matches("[\\w-]+"));
    }
}
