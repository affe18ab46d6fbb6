package dev.ecs2eks.cli.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** The AWS emulator's own controls, beside the AWS API that it speaks. */
public final class Emulator {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI endpoint;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    public Emulator(URI endpoint) {
        this.endpoint = endpoint;
    }

    public URI endpoint() {
        return endpoint;
    }

    /** Adds what a bundle (design §6) describes. */
    public JsonNode seed(String bundle) {
        return post("seed", bundle);
    }

    /** Forgets every resource, call and fault. */
    public void reset() {
        post("reset", "{}");
    }

    /** The AWS calls since the last reset, oldest first. */
    public JsonNode calls() {
        return send("calls", request("calls").GET());
    }

    /** Sets the faults to inject, as JSON; an empty list ends them. */
    public void faults(String faults) {
        post("faults", faults);
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
            return answer.body().isBlank() ? JSON.createObjectNode() : JSON.readTree(answer.body());
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
