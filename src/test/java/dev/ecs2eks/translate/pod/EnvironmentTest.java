package dev.ecs2eks.translate.pod;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarSource;
import io.fabric8.kubernetes.api.model.SecretKeySelector;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Variables, commands and what they give away. */
class EnvironmentTest {

    private static final String WEB = "/taskDefinition/containerDefinitions/0/";

    private static String variables(String... namesAndValues) {
        var text = new StringBuilder("'environment':[");
        for (int i = 0; i < namesAndValues.length; i += 2) {
            text.append(i == 0 ? "" : ",")
                    .append("{'name':'" + namesAndValues[i] + "','value':'" + namesAndValues[i + 1] + "'}");
        }
        return text + "]";
    }

    private static String value(Given.Outcome outcome, String name) {
        return outcome.web().getEnv().stream()
                .filter(variable -> variable.getName().equals(name))
                .map(EnvVar::getValue)
                .findFirst()
                .orElse(null);
    }

    @ParameterizedTest
    @CsvSource({
        "$(HOST), $$(HOST)",
        "pa$$w0rd, pa$$$$w0rd",
        "a$$$(x), a$$$$$$(x)",
        "cost in $, cost in $",
        "$USER ${X}, $USER ${X}",
        "$$, $$$$",
        "plain, plain"
    })
    void T17_dollars_arrive_as_they_were(String given, String written) {
        assertThat(Dollars.keep(given)).isEqualTo(written);
    }

    @Test
    void T17_holds_for_variables_commands_and_entry_points() {
        var outcome = Given.web(variables("TPL", "jdbc:$(HOST)") + ",'entryPoint':['sh','-c'],'command':['echo $$']")
                .translated();

        assertThat(value(outcome, "TPL")).isEqualTo("jdbc:$$(HOST)");
        assertThat(outcome.web().getCommand()).containsExactly("sh", "-c");
        assertThat(outcome.web().getArgs()).containsExactly("echo $$$$");
    }

    @Test
    void T19_services_set_no_variables() {
        assertThat(Given.web("").translated().pod().getEnableServiceLinks()).isFalse();
    }

    @Test
    void of_a_variable_given_twice_the_last_one_wins_in_one_entry() {
        var outcome = Given.web(variables("DB", "old", "X", "x", "DB", "new")).translated();

        assertThat(value(outcome, "DB")).isEqualTo("new");
        assertThat(outcome.web().getEnv()).extracting(EnvVar::getName).containsExactly("DB", "X");
        assertThat(outcome.said("duplicate-environment-variable")).containsExactly("Info " + WEB + "environment/0");
    }

    @Test
    void a_secret_wins_over_a_variable_as_the_ecs_agent_does_it() {
        var source = new EnvVarSource();
        source.setSecretKeyRef(new SecretKeySelector("DB", "shop", null));
        var outcome = Given.web(variables("DB", "plain"))
                .secrets(List.of(new EnvVar("DB", null, source)))
                .translated();

        assertThat(outcome.web().getEnv()).containsExactly(new EnvVar("DB", null, source));
        assertThat(outcome.said("duplicate-environment-variable")).hasSize(1);
    }

    @Test
    void the_region_is_set_unless_the_user_or_a_file_may_have() {
        var service = "'desiredCount':1";
        var file = "'environmentFiles':[{'value':'arn:aws:s3:::b/x.env','type':'s3'}]";

        assertThat(value(Given.web("").service(service).translated(), "AWS_REGION"))
                .isEqualTo("eu-west-1");
        assertThat(value(
                        Given.web(variables("AWS_REGION", "us-east-1"))
                                .service(service)
                                .translated(),
                        "AWS_REGION"))
                .isEqualTo("us-east-1");
        assertThat(value(Given.web(file).service(service).translated(), "AWS_REGION"))
                .isNull();
        assertThat(Given.web("").translated().web().getEnv()).isEmpty();
    }

    @Test
    void variables_that_point_to_credentials_of_ecs_are_taken_out() {
        var outcome = Given.web(variables("AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://x", "OTHER", "y"))
                .translated();

        assertThat(outcome.web().getEnv()).extracting(EnvVar::getName).containsExactly("OTHER");
        assertThat(outcome.said("ecs-credentials-environment")).containsExactly("Warning " + WEB + "environment/0");
    }

    @Test
    void names_that_kubernetes_refuses_are_left_out() {
        var outcome = Given.web(variables("A=B", "x", "GOOD", "y")).translated();

        assertThat(outcome.web().getEnv()).extracting(EnvVar::getName).containsExactly("GOOD");
        assertThat(outcome.said("invalid-environment-name")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "DB_PASSWORD, hunter2-Zq9!, true",
        "API_TOKEN, tok_5f2a9c, true",
        "spring.datasource.password, x1y2z3, true",
        "dbPassword, x1y2z3, true",
        "SECRET_KEY_BASE, 0f9e8d, true",
        "STRIPE_API_KEY, abcdef, true",
        "URL, postgres://app:S3cr3tPw@db:5432/x, true",
        "ANYTHING, AKIAABCDEFGHIJKLMNOP, true",
        "CONNECTION, 'Server=db;User Id=sa;Password=Pa55w0rd!;', true",
        "JDBC_URL, jdbc:mysql://db/x?user=a&password=b12345, true",
        "OPTIONS, --api-key=abcdef12, true",
        "HOOK, https://hooks.slack.com/services/T0/B0/xyz, true",
        "URL, postgres://${USER}:${PASS}@db/x, false",
        "CONNECTION, Server=db;Password=$PASSWORD;, false",
        "OPTIONS, --require-password=true, false",
        "DB_PASSWORD, '', false",
        "DB_PASSWORD, ${DB_PASSWORD}, false",
        "DB_PASSWORD_FILE, /run/secrets/db, false",
        "SECRET_NAME, orders, false",
        "TOKEN_TTL, 3600, false",
        "REQUIRE_PASSWORD, true, false",
        "API_TOKEN, arn:aws:secretsmanager:x, false",
        "URL, https://db:5432/x, false",
        "MONKEY, banana, false",
        "COMPASS, north-east, false",
        "PARTITION_KEY, customer, false",
        "CONNECTION, Server=db;User=sa;Password=Pa55w0rd!;Encrypt=true, true",
        "JAVA_OPTS, -Djavax.net.ssl.trustStorePassword=changeit, true",
        "CONNECTION, Server=db;Password=${DB_PASSWORD}, false",
        "FLAGS, --reset-password=true, false",
        "SEARCH, kind=password, false"
    })
    void a_secret_in_plain_text_is_known_by_name_or_value(String name, String value, boolean secret) {
        assertThat(SuspiciousText.isSecret(name, value)).isEqualTo(secret);
    }

    @Test
    void a_secret_in_plain_text_is_named_and_never_printed() {
        var outcome = Given.web(variables("DB_PASSWORD", "hunter2") + ",'command':['run','redis://u:s3cr3t@h/0']")
                .translated();

        assertThat(outcome.said("suspicious-plaintext")).containsExactly("Warning " + WEB + "environment/0");
        assertThat(outcome.said("credential-in-command")).containsExactly("Warning " + WEB + "command");
        assertThat(outcome.findings()).noneMatch(finding -> finding.toString().contains("hunter2"));
        assertThat(outcome.findings()).noneMatch(finding -> finding.toString().contains("s3cr3t"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "'environment':[{'name':'URI','value':'http://169.254.170.2/v2'}]; environment/0",
                "'command':['curl $ECS_CONTAINER_METADATA_URI_V4/task']; command",
                "'entryPoint':['sh','curl ${ECS_AGENT_URI}/stats']; entryPoint",
                "'dockerLabels':{'x':'${AWS_EXECUTION_ENV}'}; dockerLabels"
            })
    void T55_programs_that_ask_the_ecs_agent_are_named(String members, String place) {
        var outcome = Given.web(members).translated();

        assertThat(outcome.said("ecs-metadata-dependence")).containsExactly("Warning " + WEB + place);
    }

    @Test
    void T55_what_the_program_relies_on_is_named() {
        var outcome = Given.web("'command':['[ $AWS_EXECUTION_ENV = x ]']").translated();

        assertThat(outcome.findings()).anyMatch(it -> it.message().contains("AWS_EXECUTION_ENV"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"$ECS_AGENT_URI", "${ECS_AGENT_URI}"})
    void T56_task_protection_has_a_remedy_of_its_own(String agent) {
        var outcome = Given.web("'command':['curl " + agent + "/task-protection/v1/state']")
                .translated();

        assertThat(outcome.said("task-protection-dependence")).containsExactly("Warning " + WEB + "command");
        assertThat(outcome.said("ecs-metadata-dependence")).isEmpty();
        assertThat(outcome.findings()).anyMatch(it -> it.suggestion().contains("do-not-disrupt"));
    }

    @Test
    void T55_the_endpoint_of_eks_pod_identity_is_fine() {
        var outcome = Given.web(variables("URI", "http://169.254.170.23/v1/credentials"))
                .translated();

        assertThat(outcome.said("ecs-metadata-dependence")).isEmpty();
    }

    @Test
    void programs_that_ask_the_instance_are_named() {
        var outcome =
                Given.web("'command':['curl http://169.254.169.254/latest']").translated();

        assertThat(outcome.said("instance-metadata-dependence")).containsExactly("Warning " + WEB + "command");
    }

    @Test
    void G7_empty_lists_leave_the_command_of_the_image() {
        var web = Given.web("'entryPoint':[],'command':[]").translated().web();

        assertThat(web.getCommand()).isEmpty();
        assertThat(web.getArgs()).isEmpty();
    }
}
