package dev.ecs2eks.cli.local;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The AWS emulator's own controls, beside the AWS API that it speaks. */
public final class Emulator {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI endpoint;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    public Emulator(URI endpoint) {
        this.endpoint = endpoint;
    }

    /** A service that was seeded, as a migration names its source. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Seeded(String cluster, String service, String region, String account) {}

    /**
     * An AWS call that was made.
     *
     * @param fault the fault that it met, if any
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Call(String service, String action, String region, int status, @Nullable String fault) {}

    /** What the next calls of an operation meet; AWS's own codes and statuses. */
    public enum Fault {
        THROTTLING("Throttling"),
        ACCESS_DENIED("AccessDenied"),
        INTERNAL_ERROR("InternalError"),
        TIMEOUT("Timeout"),
        STALE("Stale"),
        UNKNOWN_MEMBERS("UnknownMembers");

        private final String label;

        Fault(String label) {
            this.label = label;
        }
    }

    public URI endpoint() {
        return endpoint;
    }

    /** Adds what a bundle (design §6) describes; a bare task definition gets an ordinary service around it. */
    public List<Seeded> seed(String bundle) {
        return JSON.convertValue(post("seed", bundle).path("seeded"), new TypeReference<>() {});
    }

    /** Forgets every resource, call and fault. */
    public void reset() {
        post("reset", "{}");
    }

    /** The AWS calls since the last reset, oldest first. */
    public List<Call> calls() {
        return JSON.convertValue(send("calls", request("calls").GET()).path("calls"), new TypeReference<>() {});
    }

    /** Lets the next {@code times} calls of an operation, such as {@code ecs} and {@code DescribeServices}, go wrong. */
    public void fail(Fault fault, String service, String action, int times) {
        var wanted = Map.of("fault", fault.label, "service", service, "action", action, "times", times);
        post("faults", JSON.valueToTree(wanted).toString());
    }

    /** Ends all faults. */
    public void heal() {
        send("faults", request("faults").DELETE());
    }

    private JsonNode post(String control, String body) {
        return send(
                control,
                request(control).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String control) {
        return HttpRequest.newBuilder(endpoint.resolve("/ecs2eks/" + control)).timeout(Duration.ofSeconds(60));
    }

    private JsonNode send(String control, HttpRequest.Builder request) {
        try {
            var answer = http.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new LocalFailure("The AWS emulator refused " + control + " (" + answer.statusCode() + "): "
                        + answer.body().strip());
            }
            return JSON.readTree(answer.body());
        } catch (JsonProcessingException noJson) {
            throw new LocalFailure("The AWS emulator answered " + control + " with something that is no JSON.", noJson);
        } catch (IOException unreachable) {
            throw new LocalFailure("The AWS emulator at " + endpoint + " does not answer.", unreachable);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new LocalFailure("Interrupted while asking the AWS emulator.", interrupted);
        }
    }
}
