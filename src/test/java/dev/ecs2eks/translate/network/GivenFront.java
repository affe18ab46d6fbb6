package dev.ecs2eks.translate.network;

import dev.ecs2eks.translate.Given;
import dev.ecs2eks.translate.subject.Options;
import dev.ecs2eks.translate.subject.Options.Frontend;

/** The orders service behind a load balancer that is to be made anew; JSON with single quotes. */
final class GivenFront {

    static final String ELB = "arn:aws:elasticloadbalancing:eu-west-1:111122223333:";
    static final String BALANCER = ELB + "loadbalancer/app/shop/1";
    static final String LISTENER = ELB + "listener/app/shop/1/2";
    static final String OTHERS = ELB + "targetgroup/others/9";

    private static final String GROUP = "'TargetType':'ip','HealthCheckPath':'/healthz','Attributes':"
            + "[{'Key':'slow_start.duration_seconds','Value':'30'}]";

    private GivenFront() {}

    /** Behind one HTTPS listener whose default is a page that says no. */
    static Given rules(String... rules) {
        return behind(alb("'Scheme':'internal'"), listeners(https("'Attributes':[]")), list(String.join(",", rules)));
    }

    static Given behind(String balancers, String listeners, String rules) {
        return asking(
                Frontend.INGRESS, Given.service(Given.behindGroup(), Given.group(GROUP), balancers, listeners, rules));
    }

    static Given asking(Frontend frontend, Given given) {
        return given.wishing(Options.none().withFrontend(frontend));
    }

    static String group(String members) {
        return Given.group("'TargetType':'ip'," + members);
    }

    static String alb(String members) {
        return "'loadBalancers':[{'LoadBalancerArn':'" + BALANCER + "','LoadBalancerName':'shop','Type':'application',"
                + members + "}]";
    }

    static String listeners(String... listeners) {
        return "'listeners':[" + String.join(",", listeners) + "]";
    }

    static String https(String members) {
        return listener("'Port':443,'Protocol':'HTTPS','SslPolicy':'ELBSecurityPolicy-TLS13-1-2-2021-06',"
                + "'Certificates':[{'CertificateArn':'acm-1'}],"
                + "'DefaultActions':[{'Type':'fixed-response','FixedResponseConfig':{'StatusCode':'404'}}],"
                + members);
    }

    static String listener(String members) {
        return "{'ListenerArn':'" + LISTENER + "','LoadBalancerArn':'" + BALANCER + "'," + members + "}";
    }

    static String list(String rules) {
        return "'rules':[" + rules + "]";
    }

    /** A rule of the HTTPS listener that forwards to the service. */
    static String rule(int priority, String members) {
        return rule(priority, forward(), members);
    }

    static String rule(int priority, String actions, String members) {
        return "{'RuleArn':'" + LISTENER.replace(":listener/", ":listener-rule/") + "/" + priority + "','Priority':'"
                + priority + "','Actions':[" + actions + "]" + (members.isEmpty() ? "" : "," + members) + "}";
    }

    static String forward() {
        return "{'Type':'forward','TargetGroupArn':'" + Given.TARGET_GROUP + "'}";
    }

    static String paths(String... paths) {
        return "'Conditions':[" + path(paths) + "]";
    }

    static String path(String... paths) {
        return "{'Field':'path-pattern','PathPatternConfig':{'Values':['" + String.join("','", paths) + "']}}";
    }

    static String host(String... hosts) {
        return "{'Field':'host-header','HostHeaderConfig':{'Values':['" + String.join("','", hosts) + "']}}";
    }
}
