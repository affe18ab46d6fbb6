package dev.ecs2eks.ecs.aws;

import dev.ecs2eks.ecs.BundleKey;
import dev.ecs2eks.ecs.Oddity;
import dev.ecs2eks.ecs.Reading;
import dev.ecs2eks.ecs.SecretMetadata;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.InvalidParameterException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;
import software.amazon.awssdk.services.ssm.model.ParameterMetadata;
import software.amazon.awssdk.services.ssm.model.SsmException;

/** What AWS says about the secrets and parameters that a task definition names. No value is ever read. */
final class SecretReader {

    /** AWS's own maximum of a filter. */
    private static final int NAMES_PER_CALL = 50;

    private final AwsClients.Secrets aws;
    private final Calls calls;

    SecretReader(AwsClients.Secrets aws, Calls calls) {
        this.aws = aws;
        this.calls = calls;
    }

    /** Pointers start at the bundle. */
    Found<SecretMetadata> read(TaskDefinition definition, Service service) {
        var named = NamedSecrets.of(definition, service.serviceArn());
        var absent = new ArrayList<String>();
        var oddities = new ArrayList<Oddity>();
        var secrets = secrets(named, absent, oddities);
        var parameters = parameters(named, absent, oddities);
        return new Found<>(new SecretMetadata(secrets, parameters, absent), oddities);
    }

    private Reading<DescribeSecretResponse> secrets(NamedSecrets named, List<String> absent, List<Oddity> oddities) {
        var gaps = new Gaps();
        // a secret can be named in more than one way
        var byArn = new LinkedHashMap<String, Found<DescribeSecretResponse>>();
        for (var id : named.secrets()) {
            gaps.read(Optional.<Found<DescribeSecretResponse>>empty(), () -> secret(id, absent))
                    .ifPresent(found ->
                            byArn.putIfAbsent(String.valueOf(found.value().arn()), found));
        }
        var found = Found.all(List.copyOf(byArn.values()));
        oddities.addAll(found.oddities("/" + BundleKey.SECRETS));
        return gaps.around(found.value());
    }

    private Optional<Found<DescribeSecretResponse>> secret(String id, List<String> absent) {
        try {
            return Optional.of(calls.remembered(Operation.DESCRIBE_SECRET, id, () -> {
                var raw = new RawJson();
                var answer = aws.manager()
                        .describeSecret(request -> request.secretId(id).overrideConfiguration(raw::keep));
                return raw.whole(BareAnswer.of(answer, DescribeSecretResponse.builder()));
            }));
        } catch (ResourceNotFoundException | InvalidParameterException e) {
            absent.add(id);
            return Optional.empty();
        }
    }

    private Reading<ParameterMetadata> parameters(NamedSecrets named, List<String> absent, List<Oddity> oddities) {
        var gaps = new Gaps();
        var names = named.parameters().values().stream().flatMap(Set::stream).toList();
        var seen = new ArrayList<Found<ParameterMetadata>>();
        for (int from = 0; from < names.size(); from += NAMES_PER_CALL) {
            var some = names.subList(from, Math.min(from + NAMES_PER_CALL, names.size()));
            seen.addAll(gaps.read(List.of(), () -> described(some)));
        }
        var found = new ArrayList<Found<ParameterMetadata>>();
        named.parameters().forEach((arn, possible) -> {
            var its = seen.stream()
                    .filter(it -> possible.contains(it.value().name()))
                    .toList();
            found.addAll(its);
            if (its.isEmpty()) {
                absent.add(arn);
            }
        });
        var all = Found.all(found);
        oddities.addAll(all.oddities("/" + BundleKey.PARAMETERS));
        var reading = gaps.around(all.value());
        if (reading.missing().isPresent()) {
            absent.removeAll(named.parameters().keySet()); // nobody was let in to see
        }
        return reading;
    }

    private List<Found<ParameterMetadata>> described(List<String> names) {
        try {
            return calls.remembered(Operation.DESCRIBE_PARAMETERS, String.join(" ", names), () -> {
                var raw = new RawJson();
                var pages = aws.parameters().describeParametersPaginator(request -> request.parameterFilters(
                                filter -> filter.key("Name").option("Equals").values(names))
                        .maxResults(NAMES_PER_CALL)
                        .overrideConfiguration(raw::keep));
                return raw.list(
                        "Parameters",
                        pages.stream()
                                .flatMap(page -> page.parameters().stream())
                                .toList());
            });
        } catch (SsmException e) {
            // a name that AWS does not take fails the call for all of them
            return names.size() == 1
                    ? List.of()
                    : names.stream()
                            .flatMap(name -> described(List.of(name)).stream())
                            .toList();
        }
    }
}
