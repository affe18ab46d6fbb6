package dev.ecs2eks.translate.secrets;

import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.translate.subject.KubernetesName;
import dev.ecs2eks.translate.subject.Subject;
import dev.ecs2eks.translate.subject.UniqueNames;
import io.fabric8.kubernetes.api.model.EnvFromSource;
import io.fabric8.kubernetes.api.model.SecretEnvSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Environment files of S3 as Secrets that somebody has to create: their contents are not read. */
final class EnvironmentFiles {

    private EnvironmentFiles() {}

    static Map<Integer, List<EnvFromSource>> of(Subject subject, Findings findings) {
        var names = new UniqueNames(
                name -> KubernetesName.label(name, KubernetesName.LABEL_LENGTH), KubernetesName.LABEL_LENGTH);
        names.next("registry"); // the pull secret's
        var secrets = new HashMap<String, String>();
        var sources = new TreeMap<Integer, List<EnvFromSource>>();
        for (var container : subject.containers()) {
            var files = container.definition().environmentFiles();
            for (int i = files.size() - 1; i >= 0; i--) { // the first file wins in ECS, the last source in a pod (T18)
                var object = files.get(i) == null || files.get(i).value() == null
                        ? ""
                        : files.get(i).value();
                var secret = secrets.computeIfAbsent(object, it -> subject.base() + "-" + names.next(baseName(it)));
                findings.report(
                        "environment-file-needs-secret",
                        container.pointer("environmentFiles") + "/" + i + "/value",
                        object,
                        secret);
                sources.computeIfAbsent(container.index(), index -> new ArrayList<>())
                        .add(new EnvFromSource(null, null, new SecretEnvSource(secret, null)));
            }
        }
        return sources;
    }

    private static String baseName(String object) {
        var name = object.substring(object.lastIndexOf('/') + 1);
        return name.endsWith(".env") ? name.substring(0, name.length() - 4) : name;
    }
}
