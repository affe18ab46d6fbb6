package dev.ecs2eks.translate.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ecs2eks.translate.subject.Subjects;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The account for FSx for Windows File Server stands in the Secret of the workload. */
class FileShareCredentialsTest {

    private static final String SHARE = "'volumes':[{'name':'data','fsxWindowsFileServerVolumeConfiguration':{"
            + "'fileSystemId':'fs-7','rootDirectory':'share','authorizationConfig':{'domain':'corp.example',"
            + "'credentialsParameter':'arn:aws:secretsmanager:eu-west-1:111122223333:secret:fsx-AbCdEf'}}}]";

    private static JsonNode external(String secrets) {
        var task = SHARE + ",'containerDefinitions':[{'name':'web','image':'a','secrets':[" + secrets + "]}]";
        var manifests =
                ExternalSecrets.of(Subjects.task(task), Subjects.findings()).manifests();
        return Subjects.json(manifests.get(manifests.size() - 1));
    }

    private static List<String> keys(JsonNode external) {
        var keys = new ArrayList<String>();
        external.at("/spec/data").forEach(it -> keys.add(it.path("secretKey").asText()));
        return keys;
    }

    @Test
    void the_driver_finds_user_password_and_domain() {
        var external = external("");
        assertThat(keys(external)).containsExactly("username", "password");
        assertThat(external.at("/spec/data/1/remoteRef/property").asText()).isEqualTo("password");
        assertThat(external.at("/spec/target/template").toString())
                .isEqualTo("{\"mergePolicy\":\"Merge\",\"data\":{\"domain\":\"corp.example\"}}");
    }

    @Test
    void a_variable_of_the_same_name_gets_another_key() {
        assertThat(keys(external("{'name':'password','valueFrom':'flag'}")))
                .containsExactly("web.password", "username", "password");
    }
}
