package dev.ecs2eks.ecs.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.exception.RetryableException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * The JSON answers of one call, all pages: the SDK drops members that it does not know without a word (T01), so what it
 * made of them is compared with them.
 */
final class RawJson {

    private static final ExecutionAttribute<RawJson> KEPT = new ExecutionAttribute<>("ecs2eks.rawJson");

    private final List<JsonNode> answers = new ArrayList<>();

    /** Asks for the answers of a request to be kept here. */
    void keep(AwsRequestOverrideConfiguration.Builder request) {
        request.putExecutionAttribute(KEPT, this);
    }

    /** What the SDK read as {@code values} from the list {@code member}, with what it left out. */
    <T extends SdkPojo> List<Found<T>> list(String member, List<T> values) {
        var nodes = new ArrayList<JsonNode>();
        answers.forEach(answer -> answer.path(member).forEach(nodes::add));
        return IntStream.range(0, values.size())
                .mapToObj(i -> found(values.get(i), nodes.get(i)))
                .toList();
    }

    /** What the SDK read as {@code value} from {@code member}, with what it left out. */
    <T extends SdkPojo> Found<T> one(String member, @Nullable T value) {
        if (value == null) {
            throw SdkClientException.create("an answer without " + member);
        }
        return found(value, answers.get(answers.size() - 1).path(member));
    }

    /** What the SDK read as {@code value} from the last answer as a whole, with what it left out. */
    <T extends SdkPojo> Found<T> whole(T value) {
        return found(value, answers.get(answers.size() - 1));
    }

    private static <T extends SdkPojo> Found<T> found(T value, JsonNode json) {
        return new Found<>(value, UnknownMembers.in(json, value.sdkFields()));
    }

    /** Sits in a client and hands over the answers that somebody asked for. */
    static final class Tap implements ExecutionInterceptor {

        private final ObjectMapper json = new ObjectMapper();

        @Override
        public Optional<InputStream> modifyHttpResponseContent(
                Context.ModifyHttpResponse response, ExecutionAttributes attributes) {
            var kept = attributes.getAttribute(KEPT);
            // an attempt that failed is not the answer
            if (kept == null
                    || response.responseBody().isEmpty()
                    || !response.httpResponse().isSuccessful()) {
                return response.responseBody();
            }
            var content = content(response.responseBody().get());
            kept.answers.add(parsed(content));
            return Optional.of(new ByteArrayInputStream(content));
        }

        private static byte[] content(InputStream body) {
            try (body) {
                return body.readAllBytes();
            } catch (IOException e) {
                throw RetryableException.create("the answer broke off", e);
            }
        }

        /** What is no JSON is for the SDK to complain about. */
        private JsonNode parsed(byte[] content) {
            try {
                return json.readTree(content);
            } catch (IOException e) {
                return MissingNode.getInstance();
            }
        }
    }
}
