package dev.ecs2eks.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.ecs2eks.translate.identity.AwsChange;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Fixes a plan's content in one line of text, so that a person can approve exactly what will be applied.
 *
 * @param text {@code sha256:…}
 * @param sizes of the manifests as JSON, in bytes, in their order
 */
record PlanDigest(String text, List<Integer> sizes) {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    static PlanDigest of(List<HasMetadata> manifests, List<AwsChange> awsChanges) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            var sizes = new ArrayList<Integer>(manifests.size());
            for (var manifest : manifests) {
                var json = JSON.writeValueAsBytes(manifest);
                sizes.add(json.length);
                sha256.update(json);
            }
            sha256.update(JSON.writeValueAsBytes(awsChanges));
            return new PlanDigest("sha256:" + HexFormat.of().formatHex(sha256.digest()), List.copyOf(sizes));
        } catch (NoSuchAlgorithmException | JsonProcessingException e) {
            throw new IllegalStateException("a plan is plain data and can always be written", e);
        }
    }
}
