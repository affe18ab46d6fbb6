package dev.ecs2eks.translate.storage;

import dev.ecs2eks.translate.subject.Subject;
import io.fabric8.kubernetes.api.model.CSIPersistentVolumeSource;
import io.fabric8.kubernetes.api.model.PersistentVolumeSpec;
import io.fabric8.kubernetes.api.model.SecretReference;
import io.fabric8.kubernetes.api.model.Volume;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.FSxWindowsFileServerVolumeConfiguration;

/** FSx for Windows File Server by the SMB driver; {@code fsx.csi.aws.com} knows Lustre only (T39). */
final class WindowsShares {

    private WindowsShares() {}

    /**
     * The server's name is not known here: the source holds the file system's id in its place, and the field map says
     * that a person has to write the name.
     */
    static Volume of(
            String name,
            FSxWindowsFileServerVolumeConfiguration share,
            String pointer,
            Subject subject,
            StaticClaims claims) {
        var account = share.authorizationConfig();
        var server = share.fileSystemId() == null ? "" : share.fileSystemId();
        var domain = account == null || account.domain() == null ? "" : "." + account.domain();
        var source = "//" + server + domain + path(share.rootDirectory());
        var csi = new CSIPersistentVolumeSource();
        csi.setDriver("smb.csi.k8s.io");
        csi.setVolumeHandle(server + path(share.rootDirectory()).replace('/', '#'));
        csi.setVolumeAttributes(Map.of("source", source));
        if (account != null && account.credentialsParameter() != null) {
            csi.setNodeStageSecretRef(new SecretReference(subject.base(), subject.namespaceOrDefault()));
        }
        var spec = new PersistentVolumeSpec();
        spec.setCsi(csi);
        return claims.volume(name, csi.getVolumeHandle(), spec, pointer);
    }

    private static String path(@Nullable String root) {
        var path = (root == null ? "" : root).replace('\\', '/');
        return path.isEmpty() || path.startsWith("/") ? path : "/" + path;
    }
}
