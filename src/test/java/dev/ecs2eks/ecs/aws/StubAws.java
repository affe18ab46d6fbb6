package dev.ecs2eks.ecs.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.benmanes.caffeine.cache.Ticker;
import io.github.bucket4j.BlockingStrategy;
import io.github.bucket4j.TimeMeter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;

/**
 * AWS on the SDK's own HTTP seam: each operation answers what lies in {@code wire/}, unless the test says otherwise. It
 * holds one service, checkout in cluster prod, with everything around it that can be read. Its clock stands still.
 */
final class StubAws implements SdkHttpClient {

    record Asked(String operation, String body) {}

    record Answer(int status, String body) {}

    final List<Asked> asked = new CopyOnWriteArrayList<>();
    final AtomicLong nanos = new AtomicLong();
    private final Map<String, Function<String, Answer>> answers = new ConcurrentHashMap<>();

    AwsAccount account() {
        var credentials = StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIAEXAMPLE", "example"));
        return new AwsAccount(credentials, Optional.empty(), this, this::limits, StubAws::retries);
    }

    AwsEcsSource source() {
        return source(Optional.of("https://oidc.eks.eu-west-1.amazonaws.com/id/EXAMPLE"));
    }

    AwsEcsSource source(Optional<String> oidcIssuer) {
        return new AwsEcsSource(account(), Optional.of("eu-west-1"), oidcIssuer, ticker());
    }

    /** As shipped, but at once. */
    private static RetryStrategy retries() {
        return AwsRetryStrategy.standardRetryStrategy().toBuilder()
                .backoffStrategy(BackoffStrategy.retryImmediately())
                .throttlingBackoffStrategy(BackoffStrategy.retryImmediately())
                .build();
    }

    private Ticker ticker() {
        return nanos::get;
    }

    /** Waiting for a turn moves the clock instead of the test. */
    RateLimits limits() {
        var time = new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                return nanos.get();
            }

            @Override
            public boolean isWallClockBased() {
                return false;
            }
        };
        BlockingStrategy waiting = nanos::addAndGet;
        return new RateLimits(time, waiting);
    }

    void passes(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    /** {@code answer} is given the request's body, decoded where it is a form. */
    StubAws answering(String operation, Function<String, Answer> answer) {
        answers.put(operation, answer);
        return this;
    }

    StubAws answering(String operation, String body) {
        return answering(operation, asked -> new Answer(200, body));
    }

    StubAws failing(Operation operation, int status, String code) {
        return failing(name(operation), status, code);
    }

    StubAws failing(String operation, int status, String code) {
        return answering(operation, asked -> error(operation, status, code));
    }

    static Answer error(String operation, int status, String code) {
        if (wire(operation).contains("//ec2.amazonaws.com/")) { // has a shape of its own for errors
            return new Answer(
                    status,
                    "<Response><Errors><Error><Code>%s</Code><Message>so says the stub</Message></Error></Errors></Response>"
                            .formatted(code));
        }
        return wire(operation).startsWith("<")
                ? new Answer(
                        status,
                        "<ErrorResponse><Error><Code>%s</Code><Message>so says the stub</Message></Error></ErrorResponse>"
                                .formatted(code))
                : new Answer(status, "{\"__type\":\"%s\",\"message\":\"so says the stub\"}".formatted(code));
    }

    long count(Operation operation) {
        return asked.stream()
                .filter(one -> one.operation().equals(name(operation)))
                .count();
    }

    static String name(Operation operation) {
        return operation.action().substring(operation.action().indexOf(':') + 1);
    }

    /** What the operation answers by itself. */
    static String wire(String operation) {
        return Arrays.stream(new String[] {".json", ".xml"})
                .flatMap(ending -> resource("/wire/" + operation + ending).stream())
                .findFirst()
                .orElseThrow(() -> new AssertionError("no answer in wire/ for " + operation));
    }

    private static Optional<String> resource(String path) {
        try (var stream = StubAws.class.getResourceAsStream(path)) {
            return stream == null ? Optional.empty() : Optional.of(new String(stream.readAllBytes(), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                return answer(request);
            }

            @Override
            public void abort() {}
        };
    }

    private HttpExecuteResponse answer(HttpExecuteRequest request) throws IOException {
        var content = request.contentStreamProvider().orElseThrow().newStream();
        var body = new String(content.readAllBytes(), UTF_8);
        var target = request.httpRequest().firstMatchingHeader("X-Amz-Target");
        var operation =
                target.map(name -> name.substring(name.indexOf('.') + 1)).orElseGet(() -> action(body));
        var readable = target.isPresent() ? body : URLDecoder.decode(body, UTF_8);
        asked.add(new Asked(operation, readable));
        var answer = answer(operation, readable);
        return HttpExecuteResponse.builder()
                .response(SdkHttpResponse.builder().statusCode(answer.status()).build())
                .responseBody(AbortableInputStream.create(
                        new ByteArrayInputStream(answer.body().getBytes(UTF_8))))
                .build();
    }

    private Answer answer(String operation, String body) throws IOException {
        try {
            return answers.getOrDefault(operation, any -> new Answer(200, wire(operation)))
                    .apply(body);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static String action(String form) {
        return Arrays.stream(form.split("&"))
                .filter(parameter -> parameter.startsWith("Action="))
                .map(parameter -> parameter.substring("Action=".length()))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {}
}
