package dev.ecs2eks.cli;

import dev.ecs2eks.ecs.Observation.NotSeen;
import dev.ecs2eks.ecs.Observation.Seen;
import dev.ecs2eks.ecs.ServiceReference;
import dev.ecs2eks.ecs.aws.AwsEcsSource;
import dev.ecs2eks.ecs.file.BundleFiles;
import dev.ecs2eks.ecs.file.BundleResult;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

/**
 * The services a command is about.
 *
 * @param together whether they are printed as a list of results, even when it is only one
 */
record Services(List<BundleResult> results, boolean together) {

    private static final String STANDARD_INPUT = "-";

    /** The services in a file, in a folder, or on standard input ({@code -}). */
    static Services in(String fileOrFolder, InputStream standardInput) throws BadUsage {
        var files = new BundleFiles();
        try {
            if (fileOrFolder.equals(STANDARD_INPUT)) {
                return ofOneFile(files.stream("stdin", standardInput));
            }
            var path = Path.of(fileOrFolder);
            if (Files.isDirectory(path)) {
                var results = files.folder(path);
                if (results.isEmpty()) {
                    throw new BadUsage(fileOrFolder + ": the folder holds no .json file");
                }
                return new Services(results, true);
            }
            if (!Files.exists(path)) {
                throw new BadUsage(fileOrFolder + ": no such file or folder");
            }
            return ofOneFile(files.file(path));
        } catch (IOException e) {
            throw new BadUsage(fileOrFolder + ": cannot be read");
        }
    }

    /** One service, looked at where it runs; with the issuer of the EKS cluster its OIDC provider is looked for as well. */
    static Services live(ServiceReference reference, Optional<String> oidcIssuer) throws BadUsage {
        var observation =
                AwsEcsSource.live(Optional.empty(), defaultRegion(), oidcIssuer).observe(reference);
        if (observation instanceof NotSeen not) {
            throw new BadUsage(not.sentence());
        }
        return new Services(
                List.of(new BundleResult.Read(reference.toString(), ((Seen) observation).application())), false);
    }

    /** As everywhere in the SDK: the environment, else the profile. */
    private static Optional<String> defaultRegion() {
        try {
            return Optional.of(new DefaultAwsRegionProviderChain().getRegion().id());
        } catch (SdkClientException noneIsSaid) {
            return Optional.empty();
        }
    }

    private static Services ofOneFile(List<BundleResult> results) {
        return new Services(results, results.size() > 1);
    }
}
