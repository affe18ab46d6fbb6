package dev.ecs2eks.translate.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecs2eks.finding.Severity;
import dev.ecs2eks.translate.Given;
import dev.ecs2eks.translate.subject.Options;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrustPoliciesTest {

    private static final String ROLE = "arn:aws:iam::111122223333:role/apps/orders-task";
    private static final String HOST = "oidc.eks.eu-west-1.amazonaws.com/id/ABC";
    private static final String PROVIDER = "arn:aws:iam::111122223333:oidc-provider/" + HOST;
    private static final String ECS = "{'Sid':'Ecs','Effect':'Allow','Principal':{'Service':'ecs-tasks.amazonaws.com'},"
            + "'Action':'sts:AssumeRole'}";

    @Test
    void T34_the_statement_names_provider_audience_and_exactly_this_service_account() {
        var change = only(role(ECS).issuer("https://" + HOST));
        assertThat(change.statement())
                .containsEntry("Effect", "Allow")
                .containsEntry("Principal", Map.of("Federated", PROVIDER))
                .containsEntry("Action", "sts:AssumeRoleWithWebIdentity")
                .containsEntry(
                        "Condition",
                        Map.of(
                                "StringEquals",
                                Map.of(
                                        HOST + ":aud",
                                        "sts.amazonaws.com",
                                        HOST + ":sub",
                                        List.of("system:serviceaccount:default:orders"))));
    }

    @Test
    void T34a_every_old_statement_is_in_the_new_document() {
        var change = only(role(ECS).issuer("https://" + HOST));
        assertThat(statements(change)).hasSize(2);
        assertThat(statements(change).get(0))
                .isEqualTo(Map.of(
                        "Sid", "Ecs",
                        "Effect", "Allow",
                        "Principal", Map.of("Service", "ecs-tasks.amazonaws.com"),
                        "Action", "sts:AssumeRole"));
        assertThat(change.document()).containsEntry("Version", "2012-10-17");
    }

    @Test
    void the_change_can_be_carried_out_by_hand() {
        var change = only(role(ECS).issuer("https://" + HOST));
        assertThat(change.action()).isEqualTo("iam:UpdateAssumeRolePolicy");
        assertThat(change.resource()).isEqualTo(ROLE);
        assertThat(change.mode()).isEqualTo("Report");
        assertThat(change.command())
                .startsWith(
                        "aws", "iam", "update-assume-role-policy", "--role-name", "orders-task", "--policy-document");
        assertThat(change.command().get(6))
                .contains("ecs-tasks.amazonaws.com", PROVIDER)
                .doesNotContain("\n");
    }

    @Test
    void that_a_person_must_act_is_a_warning_at_the_policy() {
        var given = role(ECS).issuer("https://" + HOST);
        only(given);
        assertThat(given.found()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("trust-statement-needed");
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            assertThat(finding.field()).isEqualTo("/roles/0/AssumeRolePolicyDocument");
        });
    }

    @Test
    void T34a_a_subject_joins_the_statement_of_the_same_provider() {
        var change = only(role(ECS + "," + pods("StringEquals", "system:serviceaccount:other:billing"))
                .issuer("https://" + HOST));
        assertThat(statements(change)).hasSize(2);
        assertThat(change.statement().get("Sid")).isEqualTo("Pods");
        assertThat(change.statement())
                .asString()
                .contains("system:serviceaccount:other:billing, system:serviceaccount:default:orders");
    }

    @Test
    void a_statement_with_more_conditions_is_left_alone() {
        var narrow = pods("StringEquals", "system:serviceaccount:other:billing")
                .replace("'Condition':{", "'Condition':{'IpAddress':{'aws:SourceIp':'10.0.0.0/8'},");
        assertThat(statements(only(role(ECS + "," + narrow).issuer("https://" + HOST))))
                .hasSize(3);
    }

    @Test
    void an_identifier_that_is_taken_is_not_written_again() {
        var first = only(role(ECS).issuer("https://" + HOST)).statement().get("Sid");
        var narrow = pods("StringEquals", "system:serviceaccount:other:billing")
                .replace("'Pods'", "'" + first + "'")
                .replace("'Condition':{", "'Condition':{'IpAddress':{'aws:SourceIp':'10.0.0.0/8'},");
        assertThat(only(role(ECS + "," + narrow).issuer("https://" + HOST)).statement())
                .doesNotContainKey("Sid");
    }

    @Test
    void what_is_in_place_is_not_listed() {
        var exact = role(ECS + "," + pods("StringEquals", "system:serviceaccount:default:orders"));
        assertThat(changes(exact.issuer("https://" + HOST))).isEmpty();
        assertThat(exact.found()).isEmpty();
        var wide = role(ECS + "," + pods("StringLike", "system:serviceaccount:default:*"));
        assertThat(changes(wide.issuer("https://" + HOST))).isEmpty();
    }

    @Test
    void a_statement_that_denies_the_pods_wins() {
        var denial =
                pods("StringEquals", "system:serviceaccount:default:orders").replace("Allow", "Deny");
        var denying = role(ECS + "," + denial).issuer("https://" + HOST);
        only(denying);
        assertThat(denying.said()).contains("trust-policy-denies at /roles/0/AssumeRolePolicyDocument");
    }

    @Test
    void a_pattern_that_does_not_fit_does_not_let_the_pods_in() {
        assertThat(changes(role(ECS + "," + pods("StringLike", "system:serviceaccount:shop:*"))
                        .issuer("https://" + HOST)))
                .hasSize(1);
    }

    @Test
    void the_namespace_is_part_of_the_subject() {
        var given = role(ECS).issuer("https://" + HOST).wishing(Options.none().withNamespace(Optional.of("shop")));
        assertThat(only(given).statement()).asString().contains("system:serviceaccount:shop:orders");
    }

    @Test
    void without_an_issuer_there_is_a_warning_and_no_statement_with_a_hole() {
        var given = role(ECS);
        assertThat(changes(given)).isEmpty();
        assertThat(given.said()).containsExactly("oidc-issuer-unknown at /taskDefinition/taskRoleArn");
    }

    @Test
    void a_role_that_was_not_read_gets_no_invented_document() {
        var given = named(ROLE).issuer("https://" + HOST);
        assertThat(changes(given)).isEmpty();
        assertThat(given.found()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("role-not-in-bundle");
            assertThat(finding.suggestion()).contains("roles", "iam:GetRole");
        });
    }

    @Test
    void a_policy_that_cannot_be_read_is_not_replaced() {
        var given = named(ROLE, "'roles':[{'RoleName':'orders-task','Arn':'" + ROLE + "'}]")
                .issuer("https://" + HOST);
        assertThat(changes(given)).isEmpty();
        assertThat(given.said()).containsExactly("trust-policy-unreadable at /roles/0/AssumeRolePolicyDocument");
    }

    @Test
    void T34a_a_policy_over_the_quota_is_said_to_be_full() {
        var given = role(ECS.replace("'Ecs'", "'" + "E".repeat(2_000) + "'")).issuer("https://" + HOST);
        assertThat(changes(given)).hasSize(1);
        assertThat(given.said()).contains("trust-policy-full at /roles/0/AssumeRolePolicyDocument");
    }

    @Test
    void T34c_a_role_of_another_account_needs_the_provider_there() {
        var foreign = ROLE.replace("111122223333", "999988887777");
        var given = named(foreign, roles(foreign, ECS)).issuer("https://" + HOST);
        assertThat(changes(given).get(0).statement())
                .asString()
                .contains("arn:aws:iam::999988887777:oidc-provider/" + HOST);
        assertThat(given.said()).contains("role-in-other-account at /taskDefinition/taskRoleArn");
    }

    @Test
    void china_has_its_own_partition_and_host_and_the_same_audience() {
        var role = ROLE.replace("arn:aws:", "arn:aws-cn:");
        var host = "oidc.eks.cn-north-1.amazonaws.com.cn/id/ABC";
        var change = only(named(role, roles(role, ECS)).issuer("https://" + host));
        assertThat(change.statement())
                .asString()
                .contains("arn:aws-cn:iam::111122223333:oidc-provider/" + host, host + ":aud=sts.amazonaws.com");
    }

    private static String pods(String operator, String subject) {
        return "{'Sid':'Pods','Effect':'Allow','Principal':{'Federated':'" + PROVIDER
                + "'},'Action':'sts:AssumeRoleWithWebIdentity','Condition':{'" + operator + "':{'" + HOST
                + ":aud':'sts.amazonaws.com','" + HOST + ":sub':'" + subject + "'}}}";
    }

    private static Given role(String statements) {
        return named(ROLE, roles(ROLE, statements));
    }

    private static String roles(String arn, String statements) {
        return "'roles':[{'RoleName':'orders-task','Arn':'" + arn
                + "','AssumeRolePolicyDocument':{'Version':'2012-10-17','Statement':[" + statements + "]}}]";
    }

    private static Given named(String role, String... otherKeys) {
        return Given.bundle(
                "'taskRoleArn':'" + role + "','containerDefinitions':[{'name':'web','image':'a'}]", "", otherKeys);
    }

    private static List<AwsChange> changes(Given given) {
        return TrustPolicies.of(given.subject(), given.findings());
    }

    private static AwsChange only(Given given) {
        var changes = changes(given);
        assertThat(changes).hasSize(1);
        return changes.get(0);
    }

    private static List<?> statements(AwsChange change) {
        return (List<?>) change.document().get("Statement");
    }
}
