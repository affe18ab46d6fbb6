package dev.ecs2eks.ecs.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ecs2eks.ecs.Oddity;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;

/** T01: what the SDK would drop without a word. */
class UnknownMembersTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "{'mood':1}                                            | /mood",
                "{'containerDefinitions':[{},{'mood':{'deep':1}}]}     | /containerDefinitions/1/mood",
                "{'runtimePlatform':{'mood':null}}                     | /runtimePlatform/mood",
                "{'a/b~c':[]}                                          | /a~1b~0c",
                "{'containerDefinitions':[{'Image':'wrong capital'}]}  | /containerDefinitions/0/Image",
            })
    void a_member_without_a_field_is_named_where_it_stands(String json, String pointer) throws Exception {
        assertThat(unknown(json)).extracting(Oddity::pointer).containsExactly(pointer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'family':'checkout','cpu':'256'}",
                "{'containerDefinitions':[{'dockerLabels':{'any.key':'any value'}}]}",
                "{'containerDefinitions':[{'logConfiguration':{'options':{'awslogs-group':'x'}}}]}",
                "{'containerDefinitions':null,'runtimePlatform':null}",
            })
    void what_the_SDK_knows_and_what_is_free_text_is_no_oddity(String json) throws Exception {
        assertThat(unknown(json)).isEmpty();
    }

    @Test
    void no_value_is_ever_repeated() throws Exception {
        assertThat(unknown("{'tomorrow':'hunter2'}").toString()).doesNotContain("hunter2");
    }

    private static List<Oddity> unknown(String json) throws Exception {
        return UnknownMembers.in(
                new ObjectMapper().readTree(json.replace('\'', '"')),
                TaskDefinition.builder().build().sdkFields());
    }
}
