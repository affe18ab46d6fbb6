package dev.ecs2eks.translate.scaling;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A schedule of Application Auto Scaling as a cron of five fields: AWS has a sixth for years, counts Sunday as 1 and
 * writes {@code ?} for no matter (T33d).
 *
 * @param fields minute, hour, day of month, month, day of week as Kubernetes and KEDA read them; empty when there is an
 *     obstacle
 * @param obstacle why it has no such form; empty when it has one
 */
record AwsCron(List<String> fields, String obstacle) {

    private static final int DAY_OF_MONTH = 2;
    private static final int DAY_OF_WEEK = 4;
    private static final int YEAR = 5;
    private static final int[] LAST = {59, 23, 31, 12, 6};
    private static final Pattern CRON = Pattern.compile("cron\\((.*)\\)");
    private static final Pattern FIELD = Pattern.compile("[0-9A-Z*,/-]+");
    private static final Pattern DAYS = Pattern.compile("(\\d)(?:-(\\d))?(?:/(\\d))?");

    static AwsCron of(String schedule) {
        var cron = CRON.matcher(schedule.strip());
        if (!cron.matches()) {
            return not(schedule.startsWith("at(") ? "it happens once" : "it counts from its start");
        }
        var aws = cron.group(1).strip().toUpperCase(Locale.ROOT).split("\\s+");
        if (aws.length < YEAR || aws.length > YEAR + 1) {
            return not("it has " + aws.length + " fields");
        }
        if (aws.length > YEAR && !aws[YEAR].equals("*") && !aws[YEAR].equals("?")) {
            return not("it names a year");
        }
        var fields = new ArrayList<String>(YEAR);
        for (int i = 0; i < YEAR; i++) {
            var field = field(aws[i].replace('?', '*'), i);
            if (field.isEmpty()) {
                return not("'" + aws[i] + "' has no counterpart");
            }
            fields.add(field.get());
        }
        return new AwsCron(List.copyOf(fields), "");
    }

    private static AwsCron not(String obstacle) {
        return new AwsCron(List.of(), obstacle);
    }

    private static Optional<String> field(String field, int position) {
        if (!FIELD.matcher(field).matches()
                || (position == DAY_OF_MONTH && (field.contains("L") || field.contains("W")))
                || (position == DAY_OF_WEEK && field.contains("L"))) {
            return Optional.empty();
        }
        var parts = new ArrayList<String>();
        for (var part : field.split(",", -1)) {
            var converted = position == DAY_OF_WEEK ? days(part) : Optional.of(stepped(part, LAST[position]));
            if (converted.isEmpty()) {
                return Optional.empty();
            }
            parts.add(converted.get());
        }
        return Optional.of(String.join(",", parts));
    }

    /** {@code 0/15} begins at 0 and goes on to the end. */
    private static String stepped(String part, int last) {
        int slash = part.indexOf('/');
        return slash > 0 && !part.startsWith("*") && part.indexOf('-') < 0
                ? part.substring(0, slash) + "-" + last + part.substring(slash)
                : part;
    }

    /** Days by number shift by one; days by name stay. */
    private static Optional<String> days(String part) {
        var numbers = DAYS.matcher(part);
        if (!numbers.matches()) {
            return part.chars().anyMatch(Character::isDigit) && !part.startsWith("*")
                    ? Optional.empty()
                    : Optional.of(part);
        }
        int first = Integer.parseInt(numbers.group(1)) - 1;
        int last = last(numbers, first);
        if (first < 0 || last > LAST[DAY_OF_WEEK] || first > LAST[DAY_OF_WEEK] || last < 0) {
            return Optional.empty();
        }
        var step = numbers.group(3) == null ? "" : "/" + numbers.group(3);
        if (first == last) {
            return Optional.of(String.valueOf(first));
        }
        // a range over the end of the week is two ranges for cron
        return first < last
                ? Optional.of(first + "-" + last + step)
                : step.isEmpty() ? Optional.of(first + "-" + LAST[DAY_OF_WEEK] + ",0-" + last) : Optional.empty();
    }

    private static int last(Matcher numbers, int first) {
        if (numbers.group(2) != null) {
            return Integer.parseInt(numbers.group(2)) - 1;
        }
        return numbers.group(3) != null ? LAST[DAY_OF_WEEK] : first;
    }

    boolean isConvertible() {
        return obstacle.isEmpty();
    }

    /** {@code 0 7 * * 1-5} */
    String text() {
        return String.join(" ", fields);
    }

    /** Whether it fires once on each of its days. */
    boolean isOnceADay() {
        return isConvertible() && isNumber(fields.get(0)) && isNumber(fields.get(1));
    }

    /** Whether both fire on the same days, or each once a week: then they take turns. */
    boolean alternatesWith(AwsCron other) {
        return isOnceADay()
                && other.isOnceADay()
                && !text().equals(other.text())
                && (days().equals(other.days()) || (isOnceAWeek() && other.isOnceAWeek()));
    }

    private List<String> days() {
        return fields.subList(DAY_OF_MONTH, YEAR);
    }

    private boolean isOnceAWeek() {
        var day = fields.get(DAY_OF_WEEK);
        return fields.get(DAY_OF_MONTH).equals("*")
                && fields.get(DAY_OF_MONTH + 1).equals("*")
                && day.matches("\\d|[A-Z]{3}");
    }

    private static boolean isNumber(String field) {
        return !field.isEmpty() && field.chars().allMatch(Character::isDigit);
    }
}
