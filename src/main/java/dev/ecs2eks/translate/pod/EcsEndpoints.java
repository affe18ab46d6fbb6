package dev.ecs2eks.translate.pod;

import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.translate.subject.EcsContainer;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Finds programs that ask ECS or the instance about themselves (T55, T56), where it shows: in variables, commands and
 * labels. What is inside the image cannot be seen.
 */
final class EcsEndpoints {

    private static final String PROTECTION = "/task-protection/";

    /** Variables that ECS sets and the addresses behind them; 169.254.170.23 is EKS's own and fine. */
    private static final Pattern ECS = Pattern.compile("ECS_CONTAINER_METADATA_(?:URI(?:_V4)?+|FILE)"
            + "|ECS_AGENT_URI(?!\\}?+" + PROTECTION + ")|AWS_EXECUTION_ENV"
            + "|AWS_CONTAINER_CREDENTIALS_RELATIVE_URI|169\\.254\\.170\\.2(?!\\d)");

    private static final String INSTANCE = "169.254.169.254";

    private EcsEndpoints() {}

    /** Reports what shows in a variable; the name counts as well as the value. */
    static void lookAt(String name, String value, EcsContainer container, int index, Findings findings) {
        if (mayName(name) || mayName(value)) {
            look(name + " " + value, name, container.pointer("environment/" + index), findings);
        }
    }

    static void lookAt(List<String> words, String member, EcsContainer container, Findings findings) {
        for (var word : words) {
            if (word != null && mayName(word)) {
                look(word, member, container.pointer(member), findings);
            }
        }
    }

    /** Quick test: most texts hold none of these. */
    private static boolean mayName(String text) {
        return text.contains("169.254.") || text.contains("ECS_") || text.contains("AWS_") || text.contains(PROTECTION);
    }

    private static void look(String text, String what, String pointer, Findings findings) {
        if (text.contains(PROTECTION)) {
            findings.report("task-protection-dependence", pointer, what);
        }
        var matcher = ECS.matcher(text);
        if (matcher.find()) {
            findings.report("ecs-metadata-dependence", pointer, what, matcher.group());
        }
        if (text.contains(INSTANCE)) {
            findings.report("instance-metadata-dependence", pointer, what);
        }
    }
}
