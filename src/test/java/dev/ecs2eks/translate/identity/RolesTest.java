package dev.ecs2eks.translate.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecs2eks.finding.Severity;
import dev.ecs2eks.translate.Given;
import dev.ecs2eks.translate.subject.Options;
import dev.ecs2eks.translate.subject.Options.IdentityMode;
import dev.ecs2eks.translate.subject.Options.ScalingMode;
import dev.ecs2eks.translate.subject.Target.Compute;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RolesTest {

    private static final String ROLE = "arn:aws:iam::111122223333:role/apps/orders-task";
    private static final String ANNOTATION = "eks.amazonaws.com/role-arn";

    @Test
    void the_service_account_carries_the_role_with_its_path_and_no_token_of_its_own() {
        var account = account(role("'taskRoleArn':'" + ROLE + "'"));
        assertThat(account.getMetadata().getAnnotations()).containsEntry(ANNOTATION, ROLE);
        assertThat(account.getAutomountServiceAccountToken()).isFalse();
    }

    @Test
    void a_bare_name_becomes_the_arn_that_was_read() {
        var given = role("'taskRoleArn':'orders-task'", "'roles':[{'RoleName':'orders-task','Arn':'" + ROLE + "'}]");
        assertThat(account(given).getMetadata().getAnnotations()).containsEntry(ANNOTATION, ROLE);
    }

    @ParameterizedTest
    @CsvSource({"orders-task", "${TaskRole.Arn}", "arn:aws:iam::${AWS::AccountId}:role/x"})
    void a_role_whose_arn_is_not_known_is_not_made_up(String named) {
        var given = role("'taskRoleArn':'" + named + "'");
        assertThat(account(given).getMetadata().getAnnotations()).isNullOrEmpty();
        TrustPolicies.of(given.subject(), given.findings());
        assertThat(given.said()).contains("role-not-in-bundle at /taskDefinition/taskRoleArn");
    }

    @Test
    void T35_the_execution_role_is_never_the_role_of_the_pods() {
        var account = account(role("'executionRoleArn':'" + ROLE + "'"));
        assertThat(account.getMetadata().getAnnotations()).isNullOrEmpty();
    }

    @Test
    void T35_the_execution_role_is_split_by_the_jobs_it_did() {
        var given = Given.bundle(
                "'executionRoleArn':'" + ROLE + "','containerDefinitions':[{'name':'web',"
                        + "'image':'111122223333.dkr.ecr.eu-west-1.amazonaws.com/orders:1',"
                        + "'logConfiguration':{'logDriver':'awslogs'},"
                        + "'secrets':[{'name':'A','valueFrom':'a'}]}]",
                "'launchType':'FARGATE'");
        Roles.of(given.subject(), given.findings());
        assertThat(given.said())
                .contains(
                        "execution-role-pulled-images at /taskDefinition/executionRoleArn",
                        "execution-role-read-secrets at /taskDefinition/executionRoleArn",
                        "execution-role-wrote-logs at /taskDefinition/executionRoleArn")
                .noneMatch(it -> it.contains("environment-files"));
        assertThat(given.found()).allMatch(it -> it.severity() == Severity.INFO);
    }

    @Test
    void an_image_of_another_account_must_let_the_nodes_pull() {
        var given = Given.bundle(
                "'containerDefinitions':[{'name':'web','image':'999988887777.dkr.ecr.eu-west-1.amazonaws.com/a:1'}]",
                "");
        Roles.of(given.subject(), given.findings());
        assertThat(given.said()).contains("image-in-other-account at /taskDefinition/containerDefinitions/0/image");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'launchType':'EC2'                                        | node-role-leak",
                "'launchType':'FARGATE'                                    | TaskDefinition.taskRoleArn",
                "'capacityProviderStrategy':[{'capacityProvider':'mine'}]  | node-role-leak",
                "'capacityProviderStrategy':[{'capacityProvider':'FARGATE_SPOT'}] | TaskDefinition.taskRoleArn",
            },
            quoteCharacter = '"')
    void T34b_without_a_role_a_pod_may_get_that_of_its_node(String service, String code) {
        var given = Given.service(service);
        Roles.of(given.subject(), given.findings());
        assertThat(given.said()).containsExactly(code + " at /taskDefinition/taskRoleArn");
    }

    @Test
    void T34b_on_eks_fargate_there_is_no_node_role_to_reach() {
        var given = Given.service("'launchType':'FARGATE'").on(Compute.FARGATE);
        Roles.of(given.subject(), given.findings());
        assertThat(given.found()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"aws:SourceIp", "aws:SourceVpce", "ecs:cluster", "aws:PrincipalTag/team", "sts:RoleSessionName"})
    void a_condition_that_only_the_task_fulfilled_is_named(String key) {
        var given = role(
                "'taskRoleArn':'" + ROLE + "'",
                "'roles':[{'RoleName':'orders-task','Arn':'" + ROLE + "','InlinePolicies':[{'PolicyName':'read',"
                        + "'PolicyDocument':{'Statement':[{'Effect':'Allow','Action':'s3:*','Resource':'*',"
                        + "'Condition':{'StringEquals':{'" + key + "':'x'}}}]}}]}]");
        Roles.of(given.subject(), given.findings());
        assertThat(given.found()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("policy-tests-ecs");
            assertThat(finding.field()).isEqualTo("/roles/0/InlinePolicies/0");
            assertThat(finding.message()).contains("read", key);
        });
    }

    @Test
    void a_variable_in_a_resource_is_a_condition_too_and_plain_policies_are_quiet() {
        var policies = "'roles':[{'RoleName':'orders-task','Arn':'" + ROLE + "','InlinePolicies':["
                + "{'PolicyName':'plain','PolicyDocument':{'Statement':[{'Effect':'Allow','Action':'s3:*','Resource':'*',"
                + "'Condition':{'Bool':{'aws:SecureTransport':'true'}}}]}},"
                + "{'PolicyName':'own','PolicyDocument':{'Statement':[{'Effect':'Allow','Action':'s3:*',"
                + "'Resource':'arn:aws:s3:::b/${aws:PrincipalTag/team}'}]}}]}]";
        var given = role("'taskRoleArn':'" + ROLE + "'", policies);
        Roles.of(given.subject(), given.findings());
        assertThat(given.said()).containsExactly("policy-tests-ecs at /roles/0/InlinePolicies/1");
    }

    @Test
    void asked_for_no_identity_the_pods_get_none_and_it_is_said() {
        var given = role("'taskRoleArn':'" + ROLE + "'")
                .wishing(new Options(
                        Optional.empty(),
                        Optional.empty(),
                        OptionalInt.empty(),
                        IdentityMode.NONE,
                        List.of(),
                        ScalingMode.AUTO,
                        Options.none().networking()));
        assertThat(account(given).getMetadata().getAnnotations()).isNullOrEmpty();
        assertThat(TrustPolicies.of(given.subject(), given.findings())).isEmpty();
        assertThat(given.said()).containsExactly("task-role-left-out at /taskDefinition/taskRoleArn");
    }

    private static Given role(String definition, String... otherKeys) {
        return Given.bundle(definition + ",'containerDefinitions':[{'name':'web','image':'a'}]", "", otherKeys);
    }

    private static ServiceAccount account(Given given) {
        return ServiceAccounts.of(given.subject(), given.findings());
    }
}
