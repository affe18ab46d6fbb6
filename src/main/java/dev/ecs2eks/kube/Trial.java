package dev.ecs2eks.kube;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ecs2eks.finding.Finding;
import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.finding.Wording;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Asks the API server what it would make of a plan: a dry run of every object and of one pod made from each template,
 * because Pod Security, quotas, limits and pod webhooks act on pods only. Nothing is kept.
 */
public final class Trial {

    private final KubernetesClient client;
    private final Wording wording;

    public Trial(KubernetesClient client, Wording wording) {
        this.client = client;
        this.wording = wording;
    }

    /**
     * What the cluster would refuse, drop or change.
     *
     * @param masking hides values that an answer of the API server may quote
     */
    public List<Finding> of(
            List<HasMetadata> manifests, String namespace, String migration, UnaryOperator<String> masking) {
        var answers = new Answers(masking);
        for (var manifest : manifests) {
            var marked = Mark.on(manifest, namespace, migration);
            var name = manifest.getKind() + " " + manifest.getMetadata().getName();
            attempt(name, marked, () -> apply(marked), answers);
            PodOf.template(manifest, namespace, this::exists)
                    .ifPresent(pod -> attempt("a Pod of " + name, pod, () -> create(pod), answers));
        }
        var findings = new Findings(wording);
        answers.report(findings);
        return List.copyOf(findings.all());
    }

    private interface Attempt {
        HasMetadata run();
    }

    private static void attempt(String name, HasMetadata sent, Attempt attempt, Answers answers) {
        try {
            answers.returned(name, Lost.between(content(sent), content(attempt.run())));
        } catch (KubernetesClientException refused) {
            answers.refused(name, refused);
        }
    }

    /** Metadata is the API server's own business, except what a plan says in it: nothing of that is ever dropped. */
    private static JsonNode content(HasMetadata object) {
        var tree = Held.tree(object);
        if (tree instanceof ObjectNode node) {
            node.remove(List.of("apiVersion", "kind", "metadata", "status"));
        }
        return tree;
    }

    private GenericKubernetesResource apply(GenericKubernetesResource marked) {
        return client.resource(marked)
                .dryRun(true)
                .fieldManager(FieldOwner.MANIFESTS)
                .forceConflicts()
                .serverSideApply();
    }

    private Pod create(Pod pod) {
        return client.resource(pod).dryRun(true).create();
    }

    private boolean exists(String namespace, String serviceAccount) {
        return client.serviceAccounts()
                        .inNamespace(namespace)
                        .withName(serviceAccount)
                        .get()
                != null;
    }

    /** What was answered, gathered so that one cause gives one finding. */
    private static final class Answers {

        private static final int MOST_NAMES = 10;
        private static final int LONGEST_ANSWER = 400;

        private final UnaryOperator<String> masking;
        private final List<String> dropped = new ArrayList<>();
        private final List<String> changed = new ArrayList<>();
        private final List<String> notTried = new ArrayList<>();
        private final List<String> refused = new ArrayList<>();

        Answers(UnaryOperator<String> masking) {
            this.masking = masking;
        }

        void returned(String name, Lost lost) {
            lost.dropped().forEach(path -> dropped.add(name + " " + path));
            lost.changed().forEach(path -> changed.add(name + " " + path));
        }

        void refused(String name, KubernetesClientException answer) {
            var refusal = Refusal.of(answer);
            switch (refusal) {
                case HEALS -> throw answer;
                case OF_THE_OBJECT -> refused.add(name + ": " + shortened(masking.apply(Refusal.words(answer))));
                case KIND_UNKNOWN -> notTried.add(name + ": the kind is not installed");
                case NO_RIGHT -> notTried.add(name + ": the operator has no right to");
                case NO_DRY_RUN -> notTried.add(name + ": a webhook refuses dry runs");
            }
        }

        void report(Findings findings) {
            report(findings, "refused-by-cluster", refused);
            report(findings, "field-dropped-by-cluster", dropped);
            report(findings, "field-changed-by-cluster", changed);
            if (!notTried.isEmpty()) {
                findings.report("not-dry-run", "", joined(notTried));
            }
        }

        private static void report(Findings findings, String code, List<String> names) {
            if (!names.isEmpty()) {
                findings.report(code, "", joined(names));
            }
        }

        private static String joined(List<String> names) {
            var shown = String.join("; ", names.subList(0, Math.min(names.size(), MOST_NAMES)));
            return names.size() <= MOST_NAMES ? shown : shown + "; and " + (names.size() - MOST_NAMES) + " more";
        }

        private static String shortened(String text) {
            return text.length() <= LONGEST_ANSWER ? text : text.substring(0, LONGEST_ANSWER) + "…";
        }
    }
}
