package dev.ecs2eks.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version in the manifest of the packaged jar. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        var packaged = Optional.ofNullable(Ecs2Eks.class.getPackage().getImplementationVersion());
        return new String[] {"ecs2eks " + packaged.orElse("(not packaged)")};
    }
}
