package dev.ecs2eks.operator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ecs2eks.api.EcsMigrationStatus;
import dev.ecs2eks.api.EcsMigrationStatus.FindingCounts;
import dev.ecs2eks.api.EcsMigrationStatus.InventoryEntry;
import dev.ecs2eks.api.EcsMigrationStatus.Plan;
import dev.ecs2eks.api.EcsMigrationStatus.TopFinding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Keeps a status within 8 KiB, whatever the input. What gives way is told in full elsewhere: findings in the stored plan,
 * ConfigMaps under numbered names, objects of watched kinds by their label.
 */
final class StatusSize {

    static final int LARGEST = 8 * 1024;

    private static final int BRIEF = 100;
    private static final int CONFIG_MAPS = 12;

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final List<UnaryOperator<EcsMigrationStatus>> GIVING_WAY =
            List.of(StatusSize::brieferFindings, StatusSize::fewerConfigMaps, StatusSize::fewerObjects);

    private StatusSize() {}

    /** The status, or as much of it as fits. */
    static EcsMigrationStatus bounded(EcsMigrationStatus status) {
        var bounded = status;
        for (var giveWay : GIVING_WAY) {
            if (bytes(bounded) <= LARGEST) {
                return bounded;
            }
            bounded = giveWay.apply(bounded);
        }
        return bounded;
    }

    private static EcsMigrationStatus brieferFindings(EcsMigrationStatus status) {
        var counts = status.findings();
        return counts == null
                ? status
                : status.with(new FindingCounts(
                        counts.blocking(),
                        counts.warning(),
                        counts.info(),
                        counts.summary(),
                        counts.top().stream().map(StatusSize::brief).toList()));
    }

    private static TopFinding brief(TopFinding finding) {
        return new TopFinding(
                finding.code(),
                finding.severity(),
                Shortened.text(finding.field(), BRIEF),
                Shortened.text(finding.message(), BRIEF));
    }

    private static EcsMigrationStatus fewerConfigMaps(EcsMigrationStatus status) {
        var plan = status.plan();
        return plan == null
                ? status
                : status.with(new Plan(
                        plan.digest(),
                        plan.applied(),
                        plan.configMaps().stream().limit(CONFIG_MAPS).toList()));
    }

    /** Those first that only this list knows: what is watched is found again by its label. */
    private static EcsMigrationStatus fewerObjects(EcsMigrationStatus status) {
        var sorted = status.inventory().stream()
                .sorted(Comparator.comparing(entry -> ProducedKind.isWatched(entry.apiVersion(), entry.kind())))
                .toList();
        int room = LARGEST - bytes(status.listing(List.of())) - ",\"inventory\":[]".length();
        var fitting = new ArrayList<InventoryEntry>();
        for (var entry : sorted) {
            room -= bytes(entry) + 1;
            if (room < 0) {
                break;
            }
            fitting.add(entry);
        }
        return status.listing(fitting);
    }

    private static int bytes(Object part) {
        try {
            return JSON.writeValueAsBytes(part).length;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a status is plain data and can always be written", e);
        }
    }
}
