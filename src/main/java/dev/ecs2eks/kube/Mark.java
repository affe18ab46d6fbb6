package dev.ecs2eks.kube;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What every object of ours carries, so that it can be known again. */
public final class Mark {

    /** The migration an object belongs to; a label, because we watch by it. */
    public static final String MIGRATION = "ecs2eks.dev/migration";

    /** Fingerprint of what was applied. */
    public static final String APPLIED = "ecs2eks.dev/applied";

    /** On somebody else's object: the migration that may take it over. */
    public static final String ADOPT = "ecs2eks.dev/adopt";

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    private Mark() {}

    /** The manifest as it is applied for this migration. */
    public static GenericKubernetesResource on(HasMetadata manifest, String namespace, String migration) {
        ObjectNode json = JSON.valueToTree(manifest);
        json.remove("status");
        var metadata = json.withObjectProperty("metadata");
        metadata.put("namespace", namespace);
        metadata.withObjectProperty("labels").put(MIGRATION, migration);
        metadata.withObjectProperty("annotations").put(APPLIED, fingerprint(json));
        return JSON.convertValue(json, GenericKubernetesResource.class);
    }

    private static String fingerprint(ObjectNode json) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of()
                    .formatHex(sha256.digest(JSON.writeValueAsBytes(JSON.convertValue(json, Object.class))))
                    .substring(0, 32);
        } catch (NoSuchAlgorithmException | JsonProcessingException e) {
            throw new IllegalStateException("a manifest is plain data and can always be written", e);
        }
    }
}
