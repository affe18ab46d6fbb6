package dev.ecs2eks.translate.storage;

import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.translate.subject.Addon;
import dev.ecs2eks.translate.subject.Subject;
import io.fabric8.kubernetes.api.model.CSIPersistentVolumeSource;
import io.fabric8.kubernetes.api.model.PersistentVolumeSpec;
import io.fabric8.kubernetes.api.model.Volume;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.EFSVolumeConfiguration;
import software.amazon.awssdk.services.ecs.model.S3FilesVolumeConfiguration;

/** EFS and S3 Files, both mounted by the EFS driver (mapping §2.5). */
final class FileSystems {

    private static final String DRIVER = "efs.csi.aws.com";

    private final Subject subject;
    private final StaticClaims claims;
    private final Findings findings;

    FileSystems(Subject subject, StaticClaims claims, Findings findings) {
        this.subject = subject;
        this.claims = claims;
        this.findings = findings;
    }

    Volume efs(String name, EFSVolumeConfiguration efs, String pointer) {
        if (isBlank(efs.fileSystemId())) {
            return incomplete(name, pointer + "/fileSystemId");
        }
        var authorization = efs.authorizationConfig();
        var accessPoint = authorization == null ? null : authorization.accessPointId();
        boolean iam = authorization != null && "ENABLED".equals(authorization.iamAsString());
        // An access point is reached through the tunnel only
        boolean encrypted = iam || !isBlank(accessPoint) || "ENABLED".equals(efs.transitEncryptionAsString());
        var handle = handle(efs.fileSystemId(), efs.rootDirectory(), accessPoint);
        var spec = spec(handle);
        spec.getCsi().setVolumeAttributes(Map.of("encryptInTransit", String.valueOf(encrypted))); // T38a
        if (iam) {
            spec.setMountOptions(List.of("iam")); // T38: the sweep says whose role that is
        }
        mountedByNode(name, efs.fileSystemId(), pointer + "/fileSystemId");
        return claims.volume(name, handle, spec, pointer);
    }

    Volume s3Files(String name, S3FilesVolumeConfiguration files, String pointer) {
        if (isBlank(files.fileSystemArn())) {
            return incomplete(name, pointer + "/fileSystemArn");
        }
        var accessPoint = files.accessPointArn() == null ? null : id(files.accessPointArn());
        var handle = "s3files:" + handle(id(files.fileSystemArn()), files.rootDirectory(), accessPoint);
        mountedByNode(name, id(files.fileSystemArn()), pointer + "/fileSystemArn");
        findings.report("s3-files-mount-role", pointer, id(files.fileSystemArn()));
        return claims.volume(name, handle, spec(handle), pointer);
    }

    private void mountedByNode(String name, String fileSystem, String pointer) {
        findings.report("efs-mount-from-node", pointer, fileSystem); // T38b
        if (!subject.target().has(Addon.EFS_CSI)) {
            findings.report("addon-missing", pointer, name, "the EFS CSI driver");
        }
    }

    private Volume incomplete(String name, String pointer) {
        findings.report("incomplete-volume", pointer, name);
        return EmptyDirs.onDisk(name);
    }

    private static PersistentVolumeSpec spec(String handle) {
        var csi = new CSIPersistentVolumeSource();
        csi.setDriver(DRIVER);
        csi.setVolumeHandle(handle);
        var spec = new PersistentVolumeSpec();
        spec.setCsi(csi);
        return spec;
    }

    /** {@code fs-ID[:path[:fsap-ID]]}; an access point has its own root. */
    private static String handle(String fileSystem, @Nullable String root, @Nullable String accessPoint) {
        var path = path(root);
        if (!isBlank(accessPoint)) {
            return fileSystem + ":" + path + ":" + accessPoint;
        }
        return path.isEmpty() ? fileSystem : fileSystem + ":" + path;
    }

    private static String path(@Nullable String root) {
        var trimmed = root == null ? "" : root;
        while (trimmed.endsWith("/")) {
            trimmed = trimmed.substring(0, trimmed.length() - 1);
        }
        return trimmed.isEmpty() || trimmed.startsWith("/") ? trimmed : "/" + trimmed;
    }

    private static String id(String arn) {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
