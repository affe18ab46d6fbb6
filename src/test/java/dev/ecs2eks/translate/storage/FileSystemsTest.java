package dev.ecs2eks.translate.storage;

import static dev.ecs2eks.translate.subject.Subjects.find;
import static dev.ecs2eks.translate.subject.Subjects.json;
import static dev.ecs2eks.translate.subject.Subjects.places;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.finding.Severity;
import dev.ecs2eks.translate.subject.Addon;
import dev.ecs2eks.translate.subject.Options;
import dev.ecs2eks.translate.subject.Subjects;
import dev.ecs2eks.translate.subject.Target;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** File systems that exist outside: EFS, S3 Files, FSx for Windows. */
class FileSystemsTest {

    private final Findings findings = Subjects.findings();

    private static String task(String... volumes) {
        var mounts = new StringBuilder();
        for (int i = 0; i < volumes.length; i++) {
            mounts.append(i == 0 ? "" : ",").append("{'sourceVolume':'v" + i + "','containerPath':'/v" + i + "'}");
        }
        var declared = new StringBuilder();
        for (int i = 0; i < volumes.length; i++) {
            declared.append(i == 0 ? "" : ",").append("{'name':'v" + i + "'," + volumes[i] + "}");
        }
        return "'containerDefinitions':[{'name':'web','image':'a','mountPoints':[" + mounts + "]}],'volumes':["
                + declared + "]";
    }

    private static String efs(String members) {
        return "'efsVolumeConfiguration':{'fileSystemId':'fs-01'" + members + "}";
    }

    private Storage of(String... volumes) {
        return Volumes.of(Subjects.task(task(volumes)), findings);
    }

    private static JsonNode persistentVolume(Storage storage) {
        return json(storage.manifests().get(0));
    }

    @Test
    void a_file_system_is_a_claim_bound_to_a_volume_that_outlives_it() {
        var storage = of(efs(""));
        var persistent = persistentVolume(storage);
        assertThat(persistent.at("/metadata/name").asText()).isEqualTo("default-orders-v0");
        assertThat(persistent.at("/spec/csi/driver").asText()).isEqualTo("efs.csi.aws.com");
        assertThat(persistent.at("/spec/persistentVolumeReclaimPolicy").asText())
                .isEqualTo("Retain");
        assertThat(persistent.at("/spec/accessModes/0").asText()).isEqualTo("ReadWriteMany");
        var claim = json(storage.manifests().get(1));
        assertThat(claim.at("/metadata/name").asText()).isEqualTo("orders-v0");
        assertThat(claim.at("/spec/volumeName").asText()).isEqualTo("default-orders-v0");
        assertThat(claim.at("/spec/storageClassName").asText("none")).isEmpty();
        assertThat(json(storage.volumes().get(0))
                        .at("/persistentVolumeClaim/claimName")
                        .asText())
                .isEqualTo("orders-v0");
    }

    @Test
    void in_a_known_namespace_no_other_claim_can_take_the_volume() {
        var options = Options.none().withNamespace(Optional.of("shop"));
        var storage = Volumes.of(Subjects.task(task(efs("")), Target.byDefault(), options), findings);
        assertThat(persistentVolume(storage).at("/metadata/name").asText()).isEqualTo("shop-orders-v0");
        assertThat(persistentVolume(storage).at("/spec/claimRef").toString())
                .isEqualTo("{\"name\":\"orders-v0\",\"namespace\":\"shop\"}");
        assertThat(storage.manifests().get(0).getMetadata().getNamespace()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-                                                                         | fs-01",
                ",'rootDirectory':'/'                                                      | fs-01",
                ",'rootDirectory':'/a/b/'                                                  | fs-01:/a/b",
                ",'rootDirectory':'a'                                                      | fs-01:/a",
                ",'rootDirectory':'/','authorizationConfig':{'accessPointId':'fsap-1'}     | fs-01::fsap-1",
            },
            quoteCharacter = '`')
    void the_handle_names_directory_and_access_point(String members, String handle) {
        var persistent = persistentVolume(of(efs(members.equals("-") ? "" : members)));
        assertThat(persistent.at("/spec/csi/volumeHandle").asText()).isEqualTo(handle);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-                                        | false",
                ",'transitEncryption':'DISABLED'          | false",
                ",'transitEncryption':'ENABLED'           | true",
                ",'authorizationConfig':{'iam':'ENABLED'} | true",
                ",'authorizationConfig':{'accessPointId':'fsap-1'} | true",
            },
            quoteCharacter = '`')
    void T38a_encryption_in_transit_is_written_either_way(String members, String encrypted) {
        var persistent = persistentVolume(of(efs(members.equals("-") ? "" : members)));
        assertThat(persistent.at("/spec/csi/volumeAttributes/encryptInTransit").asText())
                .isEqualTo(encrypted);
    }

    @Test
    void T38_IAM_is_a_mount_option_whose_role_is_not_the_task_role() {
        var persistent = persistentVolume(of(efs(",'authorizationConfig':{'iam':'ENABLED'}")));
        assertThat(persistent.at("/spec/mountOptions").toString()).isEqualTo("[\"iam\"]");
        assertThat(persistentVolume(of(efs(""))).at("/spec/mountOptions").isMissingNode())
                .isTrue();
    }

    @Test
    void T38b_the_node_mounts_so_its_security_group_must_be_let_in() {
        of(efs(""));
        assertThat(places(findings))
                .containsExactly("efs-mount-from-node /taskDefinition/volumes/0/efsVolumeConfiguration/fileSystemId");
    }

    @Test
    void two_volumes_of_one_place_are_one_claim_mounted_twice() {
        var storage = of(efs(""), efs(",'rootDirectory':'/'"), efs(",'rootDirectory':'/other'"));
        assertThat(storage.manifests()).hasSize(4);
        assertThat(storage.volumes()).hasSize(2);
        assertThat(storage.mounts().get(0)).extracting(it -> it.getName()).containsExactly("v0", "v0", "v2");
        assertThat(find(findings, "shared-volume-options")).isEmpty();
    }

    @Test
    void options_that_one_mount_cannot_have_both_are_told() {
        of(efs(""), efs(",'transitEncryption':'ENABLED'"));
        assertThat(places(findings)).contains("shared-volume-options /taskDefinition/volumes/1/efsVolumeConfiguration");
    }

    @Test
    void a_cluster_without_the_EFS_driver_blocks() {
        Volumes.of(Subjects.task(task(efs("")), Subjects.without(Addon.EFS_CSI), Options.none()), findings);
        assertThat(find(findings, "addon-missing")).isPresent();
    }

    @Test
    void a_file_system_without_an_id_blocks() {
        of("'efsVolumeConfiguration':{'rootDirectory':'/'}");
        assertThat(find(findings, "incomplete-volume"))
                .hasValueSatisfying(it -> assertThat(it.severity()).isEqualTo(Severity.BLOCKING));
    }

    @Test
    void S3_Files_are_named_by_ids_cut_from_ARNs() {
        var persistent = persistentVolume(of("'s3filesVolumeConfiguration':{"
                + "'fileSystemArn':'arn:aws:s3files:eu-west-1:111122223333:file-system/fs-9','rootDirectory':'/in',"
                + "'accessPointArn':'arn:aws:s3files:eu-west-1:111122223333:file-system/fs-9/access-point/fsap-2'}"));
        assertThat(persistent.at("/spec/csi/volumeHandle").asText()).isEqualTo("s3files:fs-9:/in:fsap-2");
    }

    @Test
    void T38_S3_Files_are_mounted_with_the_role_of_the_node() {
        of("'s3filesVolumeConfiguration':{'fileSystemArn':'arn:aws:s3files:eu-west-1:111122223333:file-system/fs-9'}");
        assertThat(places(findings))
                .contains("s3-files-mount-role /taskDefinition/volumes/0/s3filesVolumeConfiguration");
    }

    @Test
    void T39_FSx_for_Windows_is_mounted_by_the_SMB_driver() {
        var persistent = persistentVolume(of("'fsxWindowsFileServerVolumeConfiguration':{'fileSystemId':'fs-7',"
                + "'rootDirectory':'share\\\\data','authorizationConfig':{'domain':'corp.example',"
                + "'credentialsParameter':'arn:aws:secretsmanager:eu-west-1:111122223333:secret:fsx-AbCdEf'}}"));
        assertThat(persistent.at("/spec/csi/driver").asText()).isEqualTo("smb.csi.k8s.io");
        assertThat(persistent.at("/spec/csi/volumeAttributes/source").asText())
                .isEqualTo("//fs-7.corp.example/share/data");
        assertThat(persistent.at("/spec/csi/nodeStageSecretRef/name").asText()).isEqualTo("orders");
    }
}
