package dev.ecs2eks.translate.network;

import dev.ecs2eks.translate.Given;
import dev.ecs2eks.translate.subject.Options;
import dev.ecs2eks.translate.subject.Options.NetworkPolicySource;

/** The orders service whose tasks wear sg-app, for who asks for a NetworkPolicy; JSON with single quotes. */
final class GivenGroups {

    static final Options WISHES = Options.none().withNetworkPolicy(NetworkPolicySource.SECURITY_GROUPS);
    static final String NETWORK =
            "'networkConfiguration':{'awsvpcConfiguration':{'subnets':['subnet-a'],'securityGroups':['sg-app']}}";
    static final String EVERYWHERE = "'IpPermissionsEgress':[{'IpProtocol':'-1','IpRanges':[{'CidrIp':'0.0.0.0/0'}]}]";

    private GivenGroups() {}

    /** Lets these in, and its tasks call everybody. */
    static Given ingress(String... permissions) {
        return groups(group("sg-app", "'IpPermissions':[" + String.join(",", permissions) + "]," + EVERYWHERE));
    }

    /** Lets nobody in, and its tasks call these. */
    static Given egress(String... permissions) {
        return groups(group("sg-app", "'IpPermissionsEgress':[" + String.join(",", permissions) + "]"));
    }

    static Given groups(String... groups) {
        return Given.service(NETWORK, "'securityGroups':[" + String.join(",", groups) + "]")
                .wishing(WISHES);
    }

    /** Behind a load balancer that wears sg-alb and stands in subnet-1 and subnet-2. */
    static Given behindLoadBalancer(String subnets) {
        return Given.service(
                        NETWORK + "," + Given.behindGroup(),
                        Given.group("'TargetType':'ip','LoadBalancerArns':['arn:alb']"),
                        "'loadBalancers':[{'LoadBalancerArn':'arn:alb','SecurityGroups':['sg-alb'],"
                                + "'AvailabilityZones':[{'SubnetId':'subnet-1'},{'SubnetId':'subnet-2'}]},"
                                + "{'LoadBalancerArn':'arn:others','SecurityGroups':['sg-others']}]",
                        "'securityGroups':["
                                + group(
                                        "sg-app",
                                        "'IpPermissions':[" + tcp(8080, 8080, from("sg-alb")) + "]," + EVERYWHERE)
                                + "]",
                        "'subnets':[" + subnets + "]")
                .wishing(WISHES);
    }

    static String group(String id, String members) {
        return "{'GroupId':'" + id + "'," + members + "}";
    }

    static String tcp(int first, int last, String peers) {
        return permission("tcp", first, last, peers);
    }

    static String permission(String protocol, int first, int last, String peers) {
        return "{'IpProtocol':'" + protocol + "','FromPort':" + first + ",'ToPort':" + last + "," + peers + "}";
    }

    static String cidr(String cidr) {
        return "'IpRanges':[{'CidrIp':'" + cidr + "'}]";
    }

    static String from(String group) {
        return "'UserIdGroupPairs':[{'GroupId':'" + group + "'}]";
    }
}
