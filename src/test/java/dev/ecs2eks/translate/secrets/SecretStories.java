package dev.ecs2eks.translate.secrets;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ecs2eks.ecs.EcsApplication;
import dev.ecs2eks.ecs.SecretMetadata;
import dev.ecs2eks.ecs.Surroundings;
import dev.ecs2eks.finding.Finding;
import dev.ecs2eks.finding.Severity;
import dev.ecs2eks.translate.Translation;
import dev.ecs2eks.translate.Translator;
import dev.ecs2eks.translate.subject.Options;
import dev.ecs2eks.translate.subject.Subjects;
import dev.ecs2eks.translate.subject.Target;
import java.util.List;
import java.util.Optional;

/** A service with references to secrets, and what is known of them, as a whole plan. */
final class SecretStories {

    static final String FIRST = "/taskDefinition/containerDefinitions/0/secrets/0/valueFrom";
    static final String BLOCKING = "Blocking ";
    static final String WARNING = "Warning ";

    private String keys = "";
    private Optional<SecretMetadata> live = Optional.empty();

    /** These keys in the bundle. */
    SecretStories with(String bundleKeys) {
        keys = "," + bundleKeys;
        return this;
    }

    /** This from AWS itself. */
    SecretStories live(SecretMetadata metadata) {
        live = Optional.of(metadata);
        return this;
    }

    Told variable(String valueFrom) {
        return variables(valueFrom);
    }

    Told variables(String... valuesFrom) {
        var secrets = new StringBuilder();
        for (int i = 0; i < valuesFrom.length; i++) {
            secrets.append(i == 0 ? "" : ",").append("{'name':'V" + i + "','valueFrom':'" + valuesFrom[i] + "'}");
        }
        return told("'secrets':[" + secrets + "]");
    }

    Told registry(String credentials) {
        return told("'repositoryCredentials':{'credentialsParameter':'" + credentials + "'}");
    }

    private Told told(String container) {
        var bundle = Subjects.taskBundle(
                "'containerDefinitions':[{'name':'web','image':'acme/web:1'," + container + "}]", "");
        var application = Subjects.of(bundle.substring(0, bundle.length() - 1) + keys + "}")
                .application();
        return new Told(Translator.translate(
                live.map(it -> with(application, it)).orElse(application), Target.byDefault(), Options.none()));
    }

    private static EcsApplication with(EcsApplication application, SecretMetadata metadata) {
        var around = application.surroundings();
        return new EcsApplication(
                application.task(),
                application.service(),
                application.scaling(),
                application.traffic(),
                application.identity(),
                new Surroundings(
                        around.clusters(),
                        around.serviceRevisions(),
                        around.capacityProviders(),
                        around.network(),
                        metadata,
                        around.eks()),
                application.oddities());
    }

    /** What came out. */
    record Told(Translation translation) {

        /** A member of the first {@code remoteRef}; empty where it is absent. */
        String remote(String member) {
            return translation.manifests().stream()
                    .filter(it -> it.getKind().equals("ExternalSecret"))
                    .map(Subjects::json)
                    .map((JsonNode it) ->
                            it.at("/spec/data/0/remoteRef").path(member).asText())
                    .findFirst()
                    .orElseThrow();
        }

        /** What a person must do something about, as far as it is about secrets: {@code severity code field}. */
        List<String> graveFindings() {
            return translation.findings().stream()
                    .filter(it -> it.severity() != Severity.INFO)
                    .filter(it -> !it.code().equals("worker-double-run"))
                    .map(it -> it.severity().label() + " " + it.code() + " " + it.field())
                    .toList();
        }

        String message(String code) {
            return messages(code).get(0);
        }

        List<String> messages(String code) {
            return findings(code).stream().map(Finding::message).toList();
        }

        String suggestion(String code) {
            return findings(code).get(0).suggestion();
        }

        private List<Finding> findings(String code) {
            return translation.findings().stream()
                    .filter(it -> it.code().equals(code))
                    .toList();
        }
    }
}
