package dev.ecs2eks.translate.network;

import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.translate.subject.KubernetesName;
import dev.ecs2eks.translate.subject.Located;
import dev.ecs2eks.translate.subject.Subject;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.ecs.model.ServiceConnectClientAlias;
import software.amazon.awssdk.services.ecs.model.ServiceConnectConfiguration;
import software.amazon.awssdk.services.ecs.model.ServiceConnectService;

/** The names that Service Connect gives its clients, as Services (mapping §3.6). */
final class ConnectNames {

    /** What Kubernetes takes as the name of a Service in every supported version. */
    private static final Pattern SERVICE_NAME = Pattern.compile("[a-z]([-a-z0-9]{0,61}[a-z0-9])?");

    private final Subject subject;
    private final PodPorts ports;
    private final Services services;
    private final Findings findings;

    private ConnectNames(Subject subject, PodPorts ports, Services services, Findings findings) {
        this.subject = subject;
        this.ports = ports;
        this.services = services;
        this.findings = findings;
    }

    static void of(Subject subject, PodPorts ports, Services services, Findings findings) {
        if (subject.revision().isServiceConnectServer()) {
            var names = new ConnectNames(subject, ports, services, findings);
            subject.revision().serviceConnect().ifPresent(names::all);
        }
    }

    private void all(Located<ServiceConnectConfiguration> connect) {
        var published = connect.value().services();
        var namespace = namespace(connect.value());
        for (int i = 0; i < published.size(); i++) {
            one(new Located<>(connect.pointer() + "/services/" + i, published.get(i)), namespace);
        }
    }

    private void one(Located<ServiceConnectService> published, Optional<String> namespace) {
        var target = ports.named(published.value().portName());
        if (target.isEmpty()) {
            findings.report(
                    "unknown-port-name",
                    published.pointer() + "/portName",
                    published.value().portName());
            return;
        }
        var aliases = published.value().clientAliases();
        if (aliases.isEmpty()) {
            var alias = ServiceConnectClientAlias.builder().build();
            alias(
                    new Located<>(published.pointer() + "/clientAliases", alias),
                    published.value(),
                    target.get(),
                    namespace);
        }
        for (int i = 0; i < aliases.size(); i++) {
            var alias = new Located<>(published.pointer() + "/clientAliases/" + i, aliases.get(i));
            alias(alias, published.value(), target.get(), namespace);
        }
    }

    private void alias(
            Located<ServiceConnectClientAlias> alias,
            ServiceConnectService published,
            PodPort target,
            Optional<String> namespace) {
        // the port that clients call, usually not the container's (T45)
        int port = PodPort.isValid(alias.value().port()) ? alias.value().port() : target.number();
        var discovery = published.discoveryName() == null ? published.portName() : published.discoveryName();
        var known = Optional.ofNullable(alias.value().dnsName()).filter(name -> !name.isEmpty());
        var name = known.orElseGet(
                        () -> discovery + namespace.map(it -> "." + it).orElse(""))
                .toLowerCase(Locale.ROOT);
        var pointer = alias.pointer() + (known.isPresent() ? "/dnsName" : "");
        if (SERVICE_NAME.matcher(name).matches()) {
            add(name, port, target, pointer);
        } else {
            var service = KubernetesName.service(discovery, KubernetesName.LABEL_LENGTH);
            add(service, port, target, pointer);
            findings.report("service-connect-alias-needs-dns-rewrite", pointer, name, inCluster(service)); // T48
        }
    }

    private void add(String service, int port, PodPort target, String pointer) {
        if (!services.named(service).add(port, target)) {
            findings.report("service-port-taken", pointer, service, port, target.number());
        }
    }

    private String inCluster(String service) {
        return service + "." + subject.namespaceOrDefault() + ".svc.cluster.local";
    }

    /** The Cloud Map namespace by its name; the cluster's own where the service names none. */
    private Optional<String> namespace(ServiceConnectConfiguration connect) {
        return Optional.ofNullable(connect.namespace())
                .or(() -> subject.application()
                        .surroundings()
                        .cluster()
                        .map(it -> it.serviceConnectDefaults())
                        .map(it -> it.namespace()))
                .flatMap(this::nameOf);
    }

    private Optional<String> nameOf(String nameOrArn) {
        return nameOrArn.startsWith("arn:")
                ? subject.application()
                        .traffic()
                        .cloudMapNamespaces()
                        .first(it -> nameOrArn.equals(it.arn()))
                        .map(it -> it.name())
                : Optional.of(nameOrArn);
    }
}
