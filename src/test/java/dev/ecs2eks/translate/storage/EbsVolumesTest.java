package dev.ecs2eks.translate.storage;

import static dev.ecs2eks.translate.subject.Subjects.find;
import static dev.ecs2eks.translate.subject.Subjects.json;
import static dev.ecs2eks.translate.subject.Subjects.places;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.translate.subject.Options;
import dev.ecs2eks.translate.subject.Subject;
import dev.ecs2eks.translate.subject.Subjects;
import dev.ecs2eks.translate.subject.Target;
import dev.ecs2eks.translate.subject.Target.Compute;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EbsVolumesTest {

    private static final String EBS = "/service/deployments/0/volumeConfigurations/0/managedEBSVolume";

    private final Findings findings = Subjects.findings();

    private static Subject subject(String ebs, Target target) {
        return Subjects.of(
                Subjects.taskBundle(
                        "'containerDefinitions':[{'name':'web','image':'a','mountPoints':[{'sourceVolume':'data',"
                                + "'containerPath':'/data'}]}],'volumes':[{'name':'data','configuredAtLaunch':true}]",
                        "'deployments':[{'status':'PRIMARY','volumeConfigurations':[{'name':'data',"
                                + "'managedEBSVolume':{'roleArn':'arn:aws:iam::111122223333:role/infra'" + ebs
                                + "}}]}]"),
                target,
                Options.none());
    }

    private Storage of(String ebs) {
        return Volumes.of(subject(ebs, Target.byDefault()), findings);
    }

    @Test
    void T37_each_pod_has_a_volume_of_its_own_that_goes_with_it() {
        var storage = of(",'sizeInGiB':50");
        var claim = json(storage.volumes().get(0)).at("/ephemeral/volumeClaimTemplate/spec");
        assertThat(claim.at("/accessModes/0").asText()).isEqualTo("ReadWriteOnce");
        assertThat(claim.at("/resources/requests/storage").asText()).isEqualTo("50Gi");
        assertThat(claim.at("/storageClassName").asText()).isEqualTo("default-orders-data");
        var storageClass = json(storage.manifests().get(0));
        assertThat(storageClass.at("/metadata/name").asText()).isEqualTo("default-orders-data");
        assertThat(storageClass.at("/reclaimPolicy").asText()).isEqualTo("Delete");
    }

    @Test
    void T37_it_is_formatted_with_xfs_as_ECS_does() {
        var parameters = json(of(",'sizeInGiB':1").manifests().get(0)).at("/parameters");
        assertThat(parameters.toString()).isEqualTo("{\"type\":\"gp3\",\"csi.storage.k8s.io/fstype\":\"xfs\"}");
    }

    @Test
    void every_parameter_is_carried_over() {
        var parameters = json(of(",'sizeInGiB':1,'volumeType':'io2','iops':6000,'throughput':250,'encrypted':true,"
                                + "'kmsKeyId':'arn:aws:kms:eu-west-1:111122223333:key/1','filesystemType':'ext4',"
                                + "'volumeInitializationRate':300,'tagSpecifications':[{'resourceType':'volume',"
                                + "'tags':[{'key':'team','value':'orders'},{'key':'empty'}]}]")
                        .manifests()
                        .get(0))
                .at("/parameters");
        assertThat(parameters.toString())
                .isEqualTo("{\"type\":\"io2\",\"csi.storage.k8s.io/fstype\":\"ext4\",\"encrypted\":\"true\","
                        + "\"kmsKeyId\":\"arn:aws:kms:eu-west-1:111122223333:key/1\",\"iops\":\"6000\","
                        + "\"throughput\":\"250\",\"volumeInitializationRate\":\"300\","
                        + "\"tagSpecification_1\":\"team=orders\",\"tagSpecification_2\":\"empty=\"}");
    }

    @Test
    void a_snapshot_needs_a_controller_and_an_object_of_the_cluster() {
        var storage = of(",'sizeInGiB':10,'snapshotId':'snap-1'");
        assertThat(json(storage.volumes().get(0))
                        .at("/ephemeral/volumeClaimTemplate/spec/dataSource/name")
                        .asText())
                .isEqualTo("orders-data");
        assertThat(storage.manifests())
                .extracting(it -> it.getKind())
                .containsExactly("StorageClass", "VolumeSnapshot");
        assertThat(places(findings))
                .containsExactlyInAnyOrder(
                        "snapshot-controller-missing " + EBS + "/snapshotId",
                        "snapshot-content-needed " + EBS + "/snapshotId");
    }

    @Test
    void a_claim_must_name_a_size() {
        var storage = of(",'snapshotId':'snap-1'");
        assertThat(json(storage.volumes().get(0))
                        .at("/ephemeral/volumeClaimTemplate/spec/resources")
                        .isMissingNode())
                .isTrue();
        assertThat(places(findings)).contains("ephemeral-volume-size " + EBS + "/sizeInGiB");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 65_537})
    void no_volume_has_such_a_size(int size) {
        of(",'sizeInGiB':" + size);
        assertThat(places(findings)).containsExactly("volume-size-out-of-range " + EBS + "/sizeInGiB");
    }

    @Test
    void Auto_Mode_has_a_driver_of_its_own() {
        var storage = Volumes.of(subject(",'sizeInGiB':1", Subjects.on(Compute.AUTO_MODE)), findings);
        assertThat(json(storage.manifests().get(0)).at("/provisioner").asText()).isEqualTo("ebs.csi.eks.amazonaws.com");
        assertThat(findings.all()).isEmpty();
    }

    @Test
    void EKS_Fargate_mounts_no_EBS_volume() {
        Volumes.of(subject(",'sizeInGiB':1", Subjects.on(Compute.FARGATE)), findings);
        assertThat(places(findings)).containsExactly("volume-not-on-fargate " + EBS);
    }

    @Test
    void without_the_service_the_volume_is_unknown() {
        var storage = Volumes.of(
                Subjects.task("'containerDefinitions':[{'name':'web','image':'a'}],"
                        + "'volumes':[{'name':'data','configuredAtLaunch':true}]"),
                findings);
        assertThat(json(storage.volumes().get(0)).has("emptyDir")).isTrue();
        assertThat(find(findings, "launch-configuration-missing")).isPresent();
    }
}
