package dev.ecs2eks.translate.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecs2eks.finding.Finding;
import dev.ecs2eks.finding.Severity;
import dev.ecs2eks.translate.Given;
import dev.ecs2eks.translate.network.SecurityGroups;
import dev.ecs2eks.translate.subject.Addon;
import dev.ecs2eks.translate.subject.Options;
import dev.ecs2eks.translate.subject.Options.IdentityMode;
import dev.ecs2eks.translate.subject.Options.ScalingMode;
import dev.ecs2eks.translate.subject.Target.Compute;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PodIdentityTest {

    private static final String ROLE = "arn:aws:iam::111122223333:role/apps/orders-task";
    private static final String CLUSTER = "arn:aws:eks:eu-west-1:111122223333:cluster/main";
    private static final String ECS = "{'Sid':'Ecs','Effect':'Allow','Principal':{'Service':'ecs-tasks.amazonaws.com'},"
            + "'Action':'sts:AssumeRole'}";
    private static final String TASK_ROLE = "/taskDefinition/taskRoleArn";

    @Test
    void the_service_account_names_no_role_because_the_association_does() {
        var given = role(ECS).cluster("main");
        var account = ServiceAccounts.of(given.subject(), given.findings());
        assertThat(account.getMetadata().getAnnotations()).isNullOrEmpty();
        assertThat(given.found()).isEmpty();
    }

    @Test
    void T34_the_role_must_trust_the_pods_of_exactly_this_cluster() {
        var change = changes(role(ECS).cluster("main")).get(0);
        assertThat(change.action()).isEqualTo("iam:UpdateAssumeRolePolicy");
        assertThat(change.statement())
                .containsEntry("Effect", "Allow")
                .containsEntry("Principal", Map.of("Service", "pods.eks.amazonaws.com"))
                .containsEntry("Action", List.of("sts:AssumeRole", "sts:TagSession"))
                .containsEntry(
                        "Condition",
                        Map.of(
                                "StringEquals", Map.of("aws:SourceAccount", "111122223333"),
                                "ArnEquals", Map.of("aws:SourceArn", CLUSTER)));
        assertThat(statements(change)).hasSize(2);
        assertThat(statements(change).get(0)).asString().contains("ecs-tasks.amazonaws.com");
    }

    @Test
    void the_association_can_be_made_by_hand() {
        var change = changes(role(ECS).cluster("main").wishing(podIdentity().withNamespace(Optional.of("shop"))))
                .get(1);
        assertThat(change.action()).isEqualTo("eks:CreatePodIdentityAssociation");
        assertThat(change.resource()).isEqualTo(ROLE);
        assertThat(change.mode()).isEqualTo("Report");
        assertThat(String.join(" ", change.command()))
                .isEqualTo("aws eks create-pod-identity-association --cluster-name main --namespace shop"
                        + " --service-account orders --role-arn " + ROLE + " --region eu-west-1");
    }

    @Test
    void both_changes_are_warnings_because_a_person_must_make_them() {
        var given = role(ECS).cluster("main");
        changes(given);
        assertThat(given.said())
                .containsExactlyInAnyOrder(
                        "trust-statement-needed at /roles/0/AssumeRolePolicyDocument",
                        "pod-identity-association-needed at " + TASK_ROLE);
        assertThat(given.found()).extracting(Finding::severity).containsOnly(Severity.WARNING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",'Condition':{'StringEquals':{'aws:SourceAccount':'111122223333'},'ArnEquals':{'aws:SourceArn':'"
                        + CLUSTER + "'}}",
                ",'Condition':{'ArnLike':{'AWS:sourcearn':'arn:aws:eks:*:111122223333:cluster/*'}}",
                ",'Condition':{'StringEquals':{'aws:RequestTag/kubernetes-namespace':['default','shop'],"
                        + "'aws:RequestTag/kubernetes-service-account':'orders',"
                        + "'aws:RequestTag/eks-cluster-name':'main'}}"
            })
    void a_trust_that_is_in_place_is_not_listed(String condition) {
        var given = role(ECS + "," + pods(condition)).cluster("main");
        assertThat(changes(given)).extracting(AwsChange::action).containsExactly("eks:CreatePodIdentityAssociation");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ",'Condition':{'StringEquals':{'aws:RequestTag/kubernetes-namespace':'shop'}}",
                ",'Condition':{'StringEquals':{'aws:SourceAccount':'999988887777'}}",
                ",'Condition':{'StringNotEquals':{'aws:SourceAccount':'999988887777'}}"
            })
    void a_trust_of_other_pods_gets_a_statement_beside_it_and_no_identifier_twice(String condition) {
        var change = changes(role(ECS + "," + pods(condition)).cluster("main")).get(0);
        assertThat(statements(change)).hasSize(3);
        assertThat(change.statement()).doesNotContainKey("Sid").containsKey("Principal");
    }

    @Test
    void a_trust_without_tag_session_is_not_enough() {
        var old = pods("").replace("['sts:AssumeRole','sts:TagSession']", "'sts:AssumeRole'");
        assertThat(changes(role(ECS + "," + old).cluster("main"))).hasSize(2);
    }

    @Test
    void T34a_a_second_cluster_joins_the_statement_of_the_first() {
        var other = CLUSTER.replace("main", "old");
        var change = changes(role(ECS + ","
                                + pods(",'Condition':{'StringEquals':{'aws:SourceAccount':'111122223333'},"
                                        + "'ArnEquals':{'aws:SourceArn':'" + other + "'}}"))
                        .cluster("main"))
                .get(0);
        assertThat(statements(change)).hasSize(2);
        assertThat(Given.member(change.statement(), "Condition", "ArnEquals", "aws:SourceArn"))
                .isEqualTo(List.of(other, CLUSTER));
    }

    @Test
    void without_a_cluster_there_is_a_warning_and_nothing_made_up() {
        var given = role(ECS);
        assertThat(changes(given)).isEmpty();
        assertThat(given.said()).containsExactly("eks-cluster-unknown at " + TASK_ROLE);
    }

    @Test
    void a_role_that_was_not_read_still_gets_its_association() {
        var given = Given.bundle("'taskRoleArn':'" + ROLE + "','containerDefinitions':[{'name':'web','image':'a'}]", "")
                .wishing(podIdentity())
                .cluster("main");
        assertThat(changes(given)).extracting(AwsChange::action).containsExactly("eks:CreatePodIdentityAssociation");
        assertThat(given.said()).contains("role-not-in-bundle at " + TASK_ROLE);
    }

    @Test
    void a_role_known_by_name_alone_gets_nothing() {
        var given = Given.bundle("'taskRoleArn':'orders','containerDefinitions':[{'name':'web','image':'a'}]", "")
                .wishing(podIdentity())
                .cluster("main");
        assertThat(changes(given)).isEmpty();
        assertThat(given.said()).containsExactly("role-not-in-bundle at " + TASK_ROLE);
    }

    @Test
    void T34c_a_role_of_another_account_is_refused_by_associations() {
        var given = role(ECS, ROLE.replace("111122223333", "999988887777"), "").cluster("main");
        assertThat(changes(given)).isEmpty();
        assertThat(given.said()).containsExactly("pod-identity-in-other-account at " + TASK_ROLE);
    }

    @Test
    void T34c_fargate_knows_no_pod_identity() {
        var given = role(ECS).cluster("main").on(Compute.FARGATE);
        assertThat(changes(given)).isEmpty();
        assertThat(given.said()).containsExactly("pod-identity-needs-linux-instances at " + TASK_ROLE);
    }

    @Test
    void T34c_windows_knows_no_pod_identity() {
        var given = role(ECS, ROLE, "'runtimePlatform':{'operatingSystemFamily':'WINDOWS_SERVER_2022_CORE'},")
                .cluster("main");
        assertThat(changes(given)).isEmpty();
        assertThat(given.said()).containsExactly("pod-identity-needs-linux-instances at " + TASK_ROLE);
    }

    @Test
    void T34c_security_groups_of_pods_must_be_enforced_the_standard_way() {
        var given = Given.bundle(
                        "'taskRoleArn':'" + ROLE + "','containerDefinitions':[{'name':'web','image':'a'}]",
                        "'networkConfiguration':{'awsvpcConfiguration':{'securityGroups':['sg-1']}}")
                .with(Addon.SECURITY_GROUPS_FOR_PODS);
        SecurityGroups.of(given.subject(), given.findings());
        assertThat(given.found()).as("IRSA needs nothing of the node").isEmpty();
        given.wishing(podIdentity());
        SecurityGroups.of(given.subject(), given.findings());
        assertThat(given.said())
                .containsExactly("pod-identity-behind-security-groups at"
                        + " /service/networkConfiguration/awsvpcConfiguration/securityGroups");
    }

    private static String pods(String condition) {
        return "{'Sid':'EksPodIdentity','Effect':'Allow','Principal':{'Service':'pods.eks.amazonaws.com'},"
                + "'Action':['sts:AssumeRole','sts:TagSession']" + condition + "}";
    }

    private static Given role(String statements) {
        return role(statements, ROLE, "");
    }

    private static Given role(String statements, String arn, String definition) {
        return Given.bundle(
                        definition + "'taskRoleArn':'" + arn + "','containerDefinitions':[{'name':'web','image':'a'}]",
                        "",
                        "'roles':[{'RoleName':'orders-task','Arn':'" + arn
                                + "','AssumeRolePolicyDocument':{'Version':'2012-10-17','Statement':[" + statements
                                + "]}}]")
                .wishing(podIdentity());
    }

    private static Options podIdentity() {
        return new Options(
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                IdentityMode.POD_IDENTITY,
                List.of(),
                ScalingMode.AUTO,
                Options.none().networking());
    }

    private static List<AwsChange> changes(Given given) {
        return TrustPolicies.of(given.subject(), given.findings());
    }

    private static List<?> statements(AwsChange change) {
        return (List<?>) change.document().get("Statement");
    }
}
