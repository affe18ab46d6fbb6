package dev.ecs2eks.translate.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecs2eks.ecs.EcsApplication;
import dev.ecs2eks.ecs.Identity;
import dev.ecs2eks.ecs.Reading;
import dev.ecs2eks.finding.Finding;
import dev.ecs2eks.finding.Severity;
import dev.ecs2eks.translate.Given;
import dev.ecs2eks.translate.subject.Options;
import dev.ecs2eks.translate.subject.Options.IdentityMode;
import dev.ecs2eks.translate.subject.Subject;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.iam.model.GetOpenIdConnectProviderResponse;

/** IAM's OIDC provider of the cluster, as far as somebody looked. */
class ProviderChangeTest {

    private static final String ROLE = "arn:aws:iam::111122223333:role/orders-task";
    private static final String HOST = "oidc.eks.eu-west-1.amazonaws.com/id/ABC";
    private static final String PROVIDER = "arn:aws:iam::111122223333:oidc-provider/" + HOST;
    private static final String COMPLETE = "'Url':'" + HOST + "','ClientIDList':['sts.amazonaws.com']";

    @ParameterizedTest
    @ValueSource(strings = {COMPLETE, "'Url':'https://" + HOST + "/','ClientIDList':['other','sts.amazonaws.com']"})
    void what_is_in_place_needs_no_words(String provider) {
        var given = provider(provider);

        assertThat(changes(given)).isEmpty();
        assertThat(given.found()).isEmpty();
    }

    @Test
    void one_that_does_not_exist_is_a_command_to_run() {
        var given = provider("");

        assertThat(changes(given)).singleElement().satisfies(change -> {
            assertThat(change.action()).isEqualTo("iam:CreateOpenIDConnectProvider");
            assertThat(change.resource()).isEqualTo(PROVIDER);
            assertThat(change.command())
                    .containsExactly(
                            "aws",
                            "iam",
                            "create-open-id-connect-provider",
                            "--url",
                            "https://" + HOST,
                            "--client-id-list",
                            "sts.amazonaws.com");
        });
        var finding = only(given);
        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        assertThat(finding.code() + " at " + finding.field()).isEqualTo("oidc-provider-missing at /oidcProvider");
        assertThat(finding.suggestion())
                .contains("aws iam create-open-id-connect-provider --url https://" + HOST
                        + " --client-id-list sts.amazonaws.com");
    }

    @Test
    void T34_without_the_audience_of_STS_no_token_of_a_pod_is_taken() {
        var given = provider("'Url':'" + HOST + "','ClientIDList':['other']");

        assertThat(changes(given)).singleElement().satisfies(change -> {
            assertThat(change.action()).isEqualTo("iam:AddClientIDToOpenIDConnectProvider");
            assertThat(String.join(" ", change.command()))
                    .isEqualTo("aws iam add-client-id-to-open-id-connect-provider --open-id-connect-provider-arn "
                            + PROVIDER + " --client-id sts.amazonaws.com");
        });
        assertThat(only(given).code()).isEqualTo("oidc-provider-lacks-audience");
        assertThat(only(given).suggestion())
                .contains(String.join(" ", changes(given).get(0).command()));
    }

    @Test
    void the_provider_of_another_cluster_says_nothing_of_ours_and_changes_nothing() {
        var given = provider(COMPLETE.replace("ABC", "XYZ"));

        assertThat(changes(given)).isEmpty();
        assertThat(only(given).code() + " at " + only(given).field())
                .isEqualTo("oidc-provider-of-other-issuer at /oidcProvider/Url");
        assertThat(only(given).suggestion()).contains("--url https://" + HOST);
    }

    @Test
    void it_never_becomes_the_issuer_by_guess() {
        var given = bundle("'oidcProvider':{" + COMPLETE + "}");

        assertThat(changes(given)).isEmpty();
        assertThat(given.said()).containsExactly("oidc-issuer-unknown at /taskDefinition/taskRoleArn");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "'taskRoleArn':'arn:aws:iam::999988887777:role/theirs',"})
    void without_a_role_of_the_accounts_own_it_does_not_matter(String role) {
        var given = Given.bundle(role + "'containerDefinitions':[{'name':'web','image':'a'}]", "", "'oidcProvider':{}")
                .issuer("https://" + HOST);

        assertThat(changes(given)).isEmpty();
        assertThat(given.said()).noneMatch(it -> it.contains("oidc-provider"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"POD_IDENTITY", "NONE"})
    void other_kinds_of_identity_need_none(String mode) {
        var none = Options.none();
        var given = provider("")
                .wishing(new Options(
                        none.namespace(),
                        none.name(),
                        OptionalInt.empty(),
                        IdentityMode.valueOf(mode),
                        none.stores(),
                        none.scaling(),
                        none.networking()));

        changes(given);

        assertThat(given.said()).noneMatch(it -> it.contains("oidc-provider"));
    }

    @Test
    void a_denied_look_names_the_action_to_allow() {
        var given = bundle("'tags':[]").issuer("https://" + HOST);
        var seen = given.subject();
        var denied =
                Reading.<GetOpenIdConnectProviderResponse>without(Set.of("iam:GetOpenIDConnectProvider"), List.of());

        var changes = TrustPolicies.of(with(seen, denied), given.findings());

        assertThat(changes).isEmpty();
        assertThat(only(given).severity()).isEqualTo(Severity.INFO);
        assertThat(only(given).message()).contains("iam:GetOpenIDConnectProvider", PROVIDER);
    }

    private static Subject with(Subject subject, Reading<GetOpenIdConnectProviderResponse> providers) {
        var seen = subject.application();
        return new Subject(
                new EcsApplication(
                        seen.task(),
                        seen.service(),
                        seen.scaling(),
                        seen.traffic(),
                        new Identity(seen.identity().roles(), providers),
                        seen.surroundings(),
                        seen.oddities()),
                subject.target(),
                subject.options(),
                subject.base(),
                subject.containers(),
                subject.volumeNames(),
                subject.revision());
    }

    private static Given provider(String members) {
        return bundle("'oidcProvider':{" + members + "}").issuer("https://" + HOST);
    }

    /** With a task role that trusts the pods already. */
    private static Given bundle(String key) {
        var trust = "{'Effect':'Allow','Principal':{'Federated':'" + PROVIDER
                + "'},'Action':'sts:AssumeRoleWithWebIdentity','Condition':{'StringEquals':{'" + HOST
                + ":aud':'sts.amazonaws.com','" + HOST + ":sub':'system:serviceaccount:default:orders'}}}";
        return Given.bundle(
                "'taskRoleArn':'" + ROLE + "','containerDefinitions':[{'name':'web','image':'a'}]",
                "",
                "'roles':[{'RoleName':'orders-task','Arn':'" + ROLE + "','AssumeRolePolicyDocument':{'Statement':["
                        + trust + "]}}]",
                key);
    }

    private static List<AwsChange> changes(Given given) {
        return TrustPolicies.of(given.subject(), given.findings());
    }

    private static Finding only(Given given) {
        assertThat(given.found()).hasSize(1);
        return given.found().iterator().next();
    }
}
