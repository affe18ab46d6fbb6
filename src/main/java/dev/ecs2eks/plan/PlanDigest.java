package dev.ecs2eks.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.ecs2eks.translate.identity.AwsChange;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Fixes a plan's content in one line of text, so that a person can approve exactly what will be applied. */
final class PlanDigest {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    private PlanDigest() {}

    static String of(List<HasMetadata> manifests, List<AwsChange> awsChanges) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(JSON.writeValueAsBytes(manifests));
            sha256.update(JSON.writeValueAsBytes(awsChanges));
            return "sha256:" + HexFormat.of().formatHex(sha256.digest());
        } catch (NoSuchAlgorithmException | JsonProcessingException e) {
            throw new IllegalStateException("a plan is plain data and can always be written", e);
        }
    }
}
