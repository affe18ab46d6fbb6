package dev.ecs2eks.translate.identity;

import dev.ecs2eks.translate.subject.Arn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The statement of EKS Pod Identity. It names the cluster; which pods of it get the role, the association says.
 *
 * @param cluster ARN of the EKS cluster
 */
record PodIdentityStatement(Arn cluster, String namespace, String serviceAccount) implements TrustStatement {

    private static final String PRINCIPAL = "pods.eks.amazonaws.com";
    private static final List<String> ACTIONS = List.of("sts:AssumeRole", "sts:TagSession");
    private static final String SOURCE_ACCOUNT = "aws:SourceAccount";
    private static final String SOURCE_ARN = "aws:SourceArn";
    private static final String CONDITION = "Condition";
    private static final String STRING_EQUALS = "StringEquals";
    private static final String ARN_EQUALS = "ArnEquals";

    @Override
    public Map<String, Object> whole() {
        var statement = new LinkedHashMap<String, Object>();
        statement.put("Sid", "EksPodIdentity");
        statement.put("Effect", "Allow");
        statement.put("Principal", Map.of("Service", PRINCIPAL));
        statement.put("Action", ACTIONS);
        statement.put(CONDITION, condition(cluster.toString()));
        return statement;
    }

    private Map<String, Object> condition(Object sourceArn) {
        var condition = new LinkedHashMap<String, Object>();
        condition.put(STRING_EQUALS, Map.of(SOURCE_ACCOUNT, cluster.account()));
        condition.put(ARN_EQUALS, Map.of(SOURCE_ARN, sourceArn));
        return condition;
    }

    /** Session tags count as request tags when the role is assumed. */
    @Override
    public boolean isCoveredBy(Map<?, ?> statement) {
        var session = new SessionKeys(Map.of(
                SOURCE_ACCOUNT,
                cluster.account(),
                SOURCE_ARN,
                cluster.toString(),
                "aws:RequestTag/eks-cluster-arn",
                cluster.toString(),
                "aws:RequestTag/eks-cluster-name",
                cluster.resource().replaceFirst("^cluster/", ""),
                "aws:RequestTag/kubernetes-namespace",
                namespace,
                "aws:RequestTag/kubernetes-service-account",
                serviceAccount));
        return isForPods(statement) && session.fulfil(statement.get(CONDITION));
    }

    /** A statement of this kind for other clusters of the account takes one more. */
    @Override
    public Optional<Map<String, Object>> joined(Map<String, Object> statement) {
        if (!isForPods(statement)
                || !(statement.get(CONDITION) instanceof Map<?, ?> conditions)
                || conditions.size() != 2
                || !Map.of(SOURCE_ACCOUNT, cluster.account()).equals(conditions.get(STRING_EQUALS))
                || !(conditions.get(ARN_EQUALS) instanceof Map<?, ?> keys)
                || keys.size() != 1
                || OneOrMany.texts(keys.get(SOURCE_ARN)).isEmpty()) {
            return Optional.empty();
        }
        var clusters = new ArrayList<>(OneOrMany.texts(keys.get(SOURCE_ARN)));
        clusters.add(cluster.toString());
        var joined = new LinkedHashMap<>(statement);
        joined.put(CONDITION, condition(clusters));
        return Optional.of(joined);
    }

    private static boolean isForPods(Map<?, ?> statement) {
        return "Allow".equals(statement.get("Effect"))
                && statement.get("Principal") instanceof Map<?, ?> principal
                && principal.size() == 1
                && OneOrMany.texts(principal.get("Service")).contains(PRINCIPAL)
                && OneOrMany.texts(statement.get("Action")).containsAll(ACTIONS);
    }
}
