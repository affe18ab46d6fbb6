package dev.ecs2eks.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecs2eks.ecs.EcsApplication;
import dev.ecs2eks.ecs.Network;
import dev.ecs2eks.ecs.Reading;
import dev.ecs2eks.translate.subject.Options;
import dev.ecs2eks.translate.subject.Target;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.LoadBalancer;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceCurrentRevisionSummary;
import software.amazon.awssdk.services.ecs.model.ServiceEvent;
import software.amazon.awssdk.services.ecs.model.TaskSet;

/** What makes a plan another one, and what is only life going on. */
class PlanKeyTest {

    static Stream<Arguments> life() {
        return Stream.of(
                Arguments.of(
                        "tasks come and go", change(it -> it.runningCount(1).pendingCount(1))),
                Arguments.of(
                        "events are written",
                        change(it -> it.events(
                                ServiceEvent.builder().message("steady").build()))),
                Arguments.of("the same is rolled out again", change(it -> it.currentServiceDeployment("another"))),
                Arguments.of(
                        "a rollout proceeds",
                        change(it -> it.deployments(
                                Deployment.builder()
                                        .status("PRIMARY")
                                        .runningCount(1)
                                        .updatedAt(Instant.EPOCH)
                                        .build(),
                                Deployment.builder().status("ACTIVE").build()))),
                Arguments.of(
                        "tasks of a revision come and go",
                        change(it -> it.currentServiceRevisions(ServiceCurrentRevisionSummary.builder()
                                .runningTaskCount(1)
                                .build()))),
                Arguments.of(
                        "a task set becomes steady",
                        change(it -> it.taskSets(
                                taskSet("PRIMARY", "blue").toBuilder()
                                        .stabilityStatus("STEADY_STATE")
                                        .runningCount(2)
                                        .build(),
                                taskSet("ACTIVE", "green")))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void life(String story, UnaryOperator<Service.Builder> change) {
        var rolling = Deployment.builder().status("PRIMARY").build();
        var before = Applications.service().toBuilder()
                .deployments(rolling)
                .currentServiceRevisions(ServiceCurrentRevisionSummary.builder().build())
                .taskSets(taskSet("PRIMARY", "blue"));
        assertThat(key(change.apply(before.build().toBuilder()).build()).asksForAnother(key(before.build())))
                .isFalse();
    }

    static Stream<Arguments> changes() {
        return Stream.of(
                Arguments.of("scaled by a person", change(it -> it.desiredCount(5))),
                Arguments.of("another task definition", change(it -> it.taskDefinition("checkout:8"))),
                Arguments.of("closed", change(it -> it.status("DRAINING"))),
                Arguments.of("T03 another task set serves", change(it -> it.taskSets(taskSet("PRIMARY", "green")))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void changes(String story, UnaryOperator<Service.Builder> change) {
        var before = Applications.service().toBuilder()
                .taskSets(taskSet("PRIMARY", "blue"))
                .build();
        var after = change.apply(before.toBuilder()).build();
        assertThat(key(after).asksForAnother(key(before))).isTrue();
    }

    @Test
    void scaling_in_ecs_is_life_where_the_replicas_are_given() {
        var usual = Options.none();
        var given = new Options(
                usual.namespace(),
                usual.name(),
                OptionalInt.of(3),
                usual.identity(),
                usual.stores(),
                usual.scaling(),
                usual.networking());
        var scaled = Applications.service().toBuilder().desiredCount(9).build();
        assertThat(key(scaled, given).asksForAnother(key(Applications.service(), given)))
                .isFalse();
        assertThat(key(scaled, usual).asksForAnother(key(Applications.service(), usual)))
                .isTrue();
    }

    @Test
    void a_new_version_of_this_program_is_no_change_of_the_service() {
        var application = Applications.with(Applications.service());
        var before = key(application, "1.0", List.of());
        var after = key(application, "2.0", List.of());
        assertThat(after.asksForAnother(before)).isFalse();
        assertThat(after.differenceTo(before)).isEqualTo("the version of ecs2eks");
    }

    @Test
    void an_accepted_finding_is_a_change_of_the_spec() {
        var application = Applications.with(Applications.service());
        var before = key(application, "1.0", List.of());
        var after = key(application, "1.0", List.of(new AcceptedFinding("code", "", "because")));
        assertThat(after.asksForAnother(before)).isTrue();
        assertThat(after.differenceTo(before)).isEqualTo("the spec");
    }

    @Test
    void another_rule_of_a_security_group_is_a_change_of_the_service_and_a_free_address_is_none() {
        var group = SecurityGroup.builder().groupId("sg-1").build();
        var subnet = Subnet.builder().subnetId("subnet-1").build();
        var before = key(group, subnet);

        assertThat(key(group, subnet.copy(it -> it.availableIpAddressCount(7))).asksForAnother(before))
                .isFalse();
        assertThat(key(group, subnet.copy(it -> it.availabilityZone("eu-west-1b")))
                        .asksForAnother(before))
                .isTrue();
        assertThat(key(group.copy(it -> it.ipPermissions(allowed -> allowed.ipProtocol("tcp"))), subnet)
                        .asksForAnother(before))
                .isTrue();
    }

    private static PlanKey key(SecurityGroup group, Subnet subnet) {
        var network = new Network(Reading.of(List.of(group)), Reading.of(List.of(subnet)));
        return key(Applications.within(network), "1.0", List.of());
    }

    private static TaskSet taskSet(String status, String targetGroup) {
        return TaskSet.builder()
                .status(status)
                .loadBalancers(
                        LoadBalancer.builder().targetGroupArn(targetGroup).build())
                .build();
    }

    private static UnaryOperator<Service.Builder> change(UnaryOperator<Service.Builder> change) {
        return change;
    }

    private static PlanKey key(Service service, Options options) {
        return PlanKey.of(Applications.with(service), options, List.of(), "1.0", Target.byDefault());
    }

    private static PlanKey key(Service service) {
        return key(Applications.with(service), "1.0", List.of());
    }

    private static PlanKey key(EcsApplication application, String version, List<AcceptedFinding> accepted) {
        return PlanKey.of(application, Options.none(), accepted, version, Target.byDefault());
    }
}
