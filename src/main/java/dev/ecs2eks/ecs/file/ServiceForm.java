package dev.ecs2eks.ecs.file;

import static dev.ecs2eks.ecs.BundleKey.SERVICE;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ecs2eks.ecs.Oddity.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.ecs.model.CreateServiceRequest;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.Service;

/**
 * Reads a service as describe-services prints it or as create-service takes it. What the latter has at the service and
 * the former at a deployment counts as the PRIMARY deployment's (contract: Input).
 */
final class ServiceForm {

    /** Members of create-service input that a described service does not have. */
    private static final Set<String> OF_REQUEST = Set.of(
            "cluster",
            "role",
            "clientToken",
            "serviceConnectConfiguration",
            "volumeConfigurations",
            "vpcLatticeConfigurations");

    private static final String PRIMARY = "PRIMARY";

    private final ShapeReader shapes;

    ServiceForm(ShapeReader shapes) {
        this.shapes = shapes;
    }

    Service read(JsonNode node) throws BadInput {
        var place = Place.ROOT.member(SERVICE);
        var service = shapes.read(node, Service::builder, place, OF_REQUEST);
        return OF_REQUEST.stream().anyMatch(node::hasNonNull)
                ? completed(service, request(node, place), place)
                : service;
    }

    private Service completed(Service service, CreateServiceRequest request, Place place) {
        var completed = service.toBuilder();
        if (service.clusterArn() == null) {
            // a name where the file has no ARN: it still says which cluster
            completed.clusterArn(request.cluster());
        }
        if (service.roleArn() == null) {
            completed.roleArn(request.role());
        }
        return isForDeployment(request)
                ? completed.deployments(withPrimary(service, request, place)).build()
                : completed.build();
    }

    private CreateServiceRequest request(JsonNode node, Place place) throws BadInput {
        var others = new HashSet<String>();
        node.fieldNames().forEachRemaining(others::add);
        others.removeAll(OF_REQUEST);
        return shapes.read(node, CreateServiceRequest::builder, place, others);
    }

    private static boolean isForDeployment(CreateServiceRequest request) {
        return request.serviceConnectConfiguration() != null
                || request.hasVolumeConfigurations()
                || request.hasVpcLatticeConfigurations();
    }

    /** The service's own word is the newer one: it stands where a deployment says something else. */
    private List<Deployment> withPrimary(Service service, CreateServiceRequest request, Place place) {
        var deployments = new ArrayList<>(service.deployments());
        int at = 0;
        while (at < deployments.size() && !PRIMARY.equals(deployments.get(at).status())) {
            at++;
        }
        if (at == deployments.size()) {
            deployments.add(Deployment.builder().status(PRIMARY).build());
        }
        deployments.set(at, completed(deployments.get(at), request, place, at));
        return deployments;
    }

    private Deployment completed(Deployment primary, CreateServiceRequest request, Place service, int at) {
        var deployment = service.member("deployments").element(at);
        var completed = primary.toBuilder();
        if (request.serviceConnectConfiguration() != null) {
            completed.serviceConnectConfiguration(request.serviceConnectConfiguration());
            moved("serviceConnectConfiguration", service, deployment);
        }
        if (request.hasVolumeConfigurations()) {
            completed.volumeConfigurations(request.volumeConfigurations());
            moved("volumeConfigurations", service, deployment);
        }
        if (request.hasVpcLatticeConfigurations()) {
            completed.vpcLatticeConfigurations(request.vpcLatticeConfigurations());
            moved("vpcLatticeConfigurations", service, deployment);
        }
        return completed.build();
    }

    private void moved(String member, Place service, Place deployment) {
        shapes.odd(Kind.MOVED, deployment.member(member), service.member(member).pointer());
    }
}
