package dev.ecs2eks.translate.fields;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecs2eks.translate.Given;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the sweep says of members that no part speaks of. */
class SweepTest {

    private static final String WEB = "/taskDefinition/containerDefinitions/0/";

    private static List<String> said(String container, String... otherKeys) {
        var given = Given.task(container, "", otherKeys);
        Sweep.over(given.subject().application(), given.findings());
        return given.said();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    'ulimits':[{'name':'fuel'}]                              | ulimits/0/name
                    'linuxParameters':{'devices':[{'permissions':['lick']}]} | linuxParameters/devices/0/permissions/0
                    'logConfiguration':{'logDriver':'quantumlog'}            | logConfiguration/logDriver
                    """,
            quoteCharacter = '`')
    void a_value_nobody_knows_is_named_also_within_what_is_reported_as_a_whole(String container, String at) {
        assertThat(said(container)).contains("unknown-value at " + WEB + at);
    }

    @Test
    void what_is_reported_as_a_whole_is_told_once() {
        assertThat(said("'ulimits':[{'name':'nofile','softLimit':1,'hardLimit':2}]"))
                .filteredOn(it -> it.contains("/ulimits"))
                .containsExactly("ContainerDefinition.ulimits at " + WEB + "ulimits");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    'ulimits':[{'name':'nofile','softLimit':'${SOFT}'}] | placeholder at   | softLimit
                    'ulimits':[{'name':'nofile','futureKnob':1}]        | unknown-field at | futureKnob
                    """,
            quoteCharacter = '`')
    void an_odd_member_does_not_silence_what_is_around_it(String container, String rule, String member) {
        assertThat(said(container))
                .contains(
                        rule + " " + WEB + "ulimits/0/" + member, "ContainerDefinition.ulimits at " + WEB + "ulimits");
    }

    @Test
    void the_status_of_a_run_may_be_any_word() {
        var given = Given.bundle(
                "'status':'ODD','containerDefinitions':[{'name':'web','image':'acme/web:1'}]",
                "'deployments':[{'status':'PRIMARY','rolloutState':'ODD'}]");
        Sweep.over(given.subject().application(), given.findings());

        assertThat(given.said()).noneMatch(it -> it.startsWith("unknown-value"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    'scheduledActions':[{'ResourceId':'service/prod/%s','Schedule':'cron(0 8 * * ? *)'}]
                    'targetGroups':[{'TargetGroupArn':'arn:%s','TargetType':'instance'}]
                    'cloudMapServices':[{'Id':'srv-%s','HealthCheckConfig':{'Type':'HTTP'}}]
                    'cloudMapNamespaces':[{'Id':'ns-%s','Name':'%1$s.local'}]
                    'capacityProviders':[{'name':'%s','autoScalingGroupProvider':{'managedDraining':'ENABLED'}}]
                    """,
            quoteCharacter = '`')
    void what_belongs_to_another_service_is_not_this_ones_loss(String key) {
        assertThat(saidOf(key.formatted("orders"))).isNotEmpty();
        assertThat(saidOf(key.formatted("others"))).isEmpty();
    }

    @Test
    void a_service_of_the_same_name_in_another_cluster_is_another_one() {
        assertThat(saidOf("'scheduledActions':[{'ResourceId':'service/test/orders','Schedule':'at(x)'}]"))
                .isEmpty();
    }

    @Test
    void the_namespace_of_an_own_registry_is_its_own() {
        assertThat(saidOf("'cloudMapServices':[{'Id':'srv-orders','NamespaceId':'ns-1'}],"
                        + "'cloudMapNamespaces':[{'Id':'ns-1','Name':'shop.local'}]"))
                .contains("sd:Namespace.Name at /cloudMapNamespaces/0/Name");
    }

    /** What is said of this key beside a service that refers to things called orders. */
    private static List<String> saidOf(String key) {
        var given = Given.task(
                "'cpu':1",
                "'clusterArn':'arn:aws:ecs:eu-west-1:111122223333:cluster/prod',"
                        + "'loadBalancers':[{'targetGroupArn':'arn:orders'}],"
                        + "'serviceRegistries':[{'registryArn':'arn:aws:servicediscovery:::service/srv-orders'}],"
                        + "'capacityProviderStrategy':[{'capacityProvider':'orders'}],"
                        + "'deployments':[{'status':'PRIMARY','serviceConnectConfiguration':"
                        + "{'enabled':false,'namespace':'orders.local'}}]",
                key);
        Sweep.over(given.subject().application(), given.findings());
        var name = key.substring(1, key.indexOf('\'', 1));
        return given.said().stream()
                .filter(it -> it.contains(" at /" + name) || it.contains(" at /cloudMapNamespaces"))
                .toList();
    }
}
