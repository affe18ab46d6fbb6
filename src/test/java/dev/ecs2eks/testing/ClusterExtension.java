package dev.ecs2eks.testing;

import dev.ecs2eks.cli.local.Emulator;
import dev.ecs2eks.cli.local.LocalFailure;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.opentest4j.TestAbortedException;

/** Brings the actors to the tests of {@link OnCluster}. */
final class ClusterExtension implements BeforeEachCallback, ParameterResolver {

    private static final Namespace OURS = Namespace.create(ClusterExtension.class);

    private static final Set<Class<?>> ACTORS =
            Set.of(ClusterUser.class, OperatorUnderTest.class, Emulator.class, TestGround.class);

    /** The one try to get a ground: what failed once is not tried again by each test. */
    private record Attempt(@Nullable TestGround ground, @Nullable LocalFailure failure) implements AutoCloseable {

        static Attempt make() {
            try {
                return new Attempt(TestGround.start(), null);
            } catch (LocalFailure failure) {
                System.err.println(banner(failure));
                return new Attempt(null, failure);
            }
        }

        @Override
        public void close() throws Exception {
            if (ground != null) {
                ground.close();
            }
        }
    }

    @Override
    public void beforeEach(ExtensionContext test) {
        ground(test).aws().reset();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return ACTORS.contains(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        var ground = ground(test);
        var actor = parameter.getParameter().getType();
        if (actor == OperatorUnderTest.class) {
            ground.operator().ensureRunning();
            return ground.operator();
        }
        if (actor == ClusterUser.class) {
            return test.getStore(OURS)
                    .computeIfAbsent(
                            ClusterUser.class, key -> ClusterUser.in(ground.administrator()), ClusterUser.class);
        }
        return actor == Emulator.class ? ground.aws() : ground;
    }

    /** The ground; without one the test is aborted, and under {@code CI=true} it fails. */
    private static TestGround ground(ExtensionContext test) {
        var attempt =
                test.getRoot().getStore(OURS).computeIfAbsent(Attempt.class, key -> Attempt.make(), Attempt.class);
        if (attempt.ground() != null) {
            return attempt.ground();
        }
        if ("true".equals(System.getenv("CI"))) {
            throw new AssertionError("No ground to test on, and CI=true allows no skipping", attempt.failure());
        }
        throw new TestAbortedException("No ground to test on", attempt.failure());
    }

    private static String banner(LocalFailure failure) {
        var line = "=".repeat(100);
        return String.join(
                "\n",
                line,
                "THE TESTS ON A REAL API SERVER CANNOT RUN, so nothing here says that the operator works:",
                String.valueOf(failure.getMessage()),
                line);
    }
}
