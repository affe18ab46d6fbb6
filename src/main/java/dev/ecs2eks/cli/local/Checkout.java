package dev.ecs2eks.cli.local;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The clone of the project that this program was built in: it holds the ground's scripts, the chart and the build.
 *
 * @param root the folder with {@code pom.xml}
 */
public record Checkout(Path root) {

    /** Walks up from where our classes lie: {@code target/classes} and {@code target/quarkus-app} are both inside. */
    public static Checkout find() {
        for (var place = ownClasses(); place != null; place = place.getParent()) {
            if (Files.isExecutable(place.resolve("deploy/local/up"))) {
                return new Checkout(place);
            }
        }
        throw new LocalFailure("This needs a clone of ecs2eks with its deploy folder; start it as ./ecs2eks there.");
    }

    Path up() {
        return root.resolve("deploy/local/up");
    }

    public Path chart() {
        return root.resolve("helm/ecs2eks");
    }

    public Path samples() {
        return root.resolve("deploy/samples");
    }

    /** The packaged operator, as the image runs it. */
    Path operatorJar() {
        var jar = root.resolve("target/quarkus-app/quarkus-run.jar");
        if (!Files.exists(jar)) {
            throw new LocalFailure("The operator is not built: run ./mvnw package -DskipTests.");
        }
        return jar;
    }

    private static Path ownClasses() {
        try {
            return Path.of(Checkout.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toAbsolutePath();
        } catch (URISyntaxException odd) {
            throw new IllegalStateException(odd);
        }
    }
}
