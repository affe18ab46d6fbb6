package dev.ecs2eks.translate.network;

import dev.ecs2eks.ecs.Traffic.ObservedListener;
import dev.ecs2eks.ecs.Traffic.ObservedLoadBalancer;
import dev.ecs2eks.translate.subject.Located;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A listener that leads to the service.
 *
 * @param balancer the load balancer it belongs to
 * @param rules those to carry over, the one that is asked first at the start
 * @param otherwise what happens where no rule matches
 */
record FrontListener(
        Located<ObservedListener> listener,
        Located<ObservedLoadBalancer> balancer,
        List<FrontRule> rules,
        Optional<FrontRule> otherwise) {

    int port() {
        var port = listener.value().listener().port();
        return port == null ? 0 : port;
    }

    /** {@code HTTP}, {@code HTTPS}, {@code TCP}, {@code TLS}, … */
    String protocol() {
        var protocol = listener.value().listener().protocolAsString();
        return protocol == null ? "HTTP" : protocol;
    }

    /** The rules, then what happens otherwise. */
    List<FrontRule> lines() {
        var lines = new ArrayList<>(rules);
        otherwise.ifPresent(lines::add);
        return lines;
    }
}
