package dev.ecs2eks.translate.subject;

import static org.assertj.core.api.Assertions.assertThatCode;

import dev.ecs2eks.translate.logging.LogRouting;
import dev.ecs2eks.translate.placement.Placements;
import dev.ecs2eks.translate.secrets.ExternalSecrets;
import dev.ecs2eks.translate.storage.Volumes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Structures that AWS would not have accepted empty, but a file may hold: no part may throw. */
class EmptyMembersTest {

    private static void translate(Subject subject) {
        var findings = Subjects.findings();
        ExternalSecrets.of(subject, findings);
        Volumes.of(subject, findings);
        Placements.of(subject, findings);
        LogRouting.of(subject, findings);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'secrets':[{}]",
                "'environmentFiles':[{}]",
                "'repositoryCredentials':{}",
                "'mountPoints':[{}]",
                "'volumesFrom':[{}]",
                "'linuxParameters':{}",
                "'linuxParameters':{'tmpfs':[{}]}",
                "'logConfiguration':{}",
                "'logConfiguration':{'logDriver':'quantum','options':{'a':''}}",
                "'firelensConfiguration':{}",
                "'environment':[{}]",
                "'resourceRequirements':[{}]",
            })
    void an_empty_structure_of_a_container(String members) {
        assertThatCode(() -> translate(Subjects.task(
                        "'containerDefinitions':[{" + members + "},{'name':'web','image':''," + members + "}]")))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'volumes':[{}]",
                "'volumes':[{'name':'a','host':{}},{'name':'b','efsVolumeConfiguration':{}}]",
                "'volumes':[{'name':'a','efsVolumeConfiguration':{'authorizationConfig':{}}}]",
                "'volumes':[{'name':'a','s3filesVolumeConfiguration':{}}]",
                "'volumes':[{'name':'a','fsxWindowsFileServerVolumeConfiguration':{'authorizationConfig':{}}}]",
                "'volumes':[{'name':'a','fsxWindowsFileServerVolumeConfiguration':{}}]",
                "'volumes':[{'name':'a','dockerVolumeConfiguration':{'driverOpts':{'type':'nfs','o':',,','device':''}}}]",
                "'runtimePlatform':{}",
                "'runtimePlatform':{'cpuArchitecture':'RISC','operatingSystemFamily':'PLAN9'}",
                "'placementConstraints':[{},{'type':'memberOf','expression':''}]",
            })
    void an_empty_structure_of_a_task_definition(String members) {
        assertThatCode(() -> translate(Subjects.task("'containerDefinitions':[{'name':'web','image':'a'}]," + members)))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'placementConstraints':[{}]",
                "'placementStrategy':[{},{'type':'spread'}]",
                "'capacityProviderStrategy':[{},{'weight':2147483647},{'capacityProvider':'FARGATE','weight':2147483647}]",
                "'deployments':[{'status':'PRIMARY','volumeConfigurations':[{},{'name':'a','managedEBSVolume':{}}]}]",
                "'deploymentController':{'type':'EXTERNAL'},'taskSets':[{'status':'PRIMARY'}]",
            })
    void an_empty_structure_of_a_service(String members) {
        assertThatCode(() -> translate(Subjects.of(Subjects.taskBundle(
                        "'containerDefinitions':[{'name':'web','image':'a'}],"
                                + "'volumes':[{'name':'a','configuredAtLaunch':true}]",
                        members))))
                .doesNotThrowAnyException();
    }
}
