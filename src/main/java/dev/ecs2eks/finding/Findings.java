package dev.ecs2eks.finding;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Collects findings while a service is translated; the one mutable thing handed to the parts. One finding for a cause at
 * a place: the first report of a code at a field stands.
 */
public final class Findings {

    private record Place(String code, String field) {}

    private final Wording wording;
    private final Map<Place, Finding> found = new LinkedHashMap<>();
    private final Set<String> fields = new HashSet<>();
    private final Set<String> settled = new HashSet<>();

    public Findings(Wording wording) {
        this.wording = wording;
    }

    /**
     * Reports a code with the severity and the sentences of the wording. A key with {@code =value} chooses the words of
     * that value; the finding carries the key without it.
     */
    public void report(String code, String field, Object... arguments) {
        var text = wording.of(code);
        report(code, text.severity(), field, arguments);
    }

    /** Reports a code with a severity of its own. */
    public void report(String code, Severity severity, String field, Object... arguments) {
        var text = wording.of(code);
        add(new Finding(
                withoutValue(code), severity, field, fill(text.because(), arguments), fill(text.remedy(), arguments)));
    }

    public void add(Finding finding) {
        if (found.putIfAbsent(new Place(finding.code(), finding.field()), finding) == null) {
            fields.add(finding.field());
        }
    }

    /** Says that a field needs no words here, although its value does in general. */
    public void settle(String field) {
        settled.add(field);
    }

    /** Fields that need no words. */
    public Set<String> settled() {
        return Collections.unmodifiableSet(settled);
    }

    /** Whether some finding names exactly this field. */
    public boolean names(String field) {
        return fields.contains(field);
    }

    /** Everything found so far, in the order of reporting. */
    public Collection<Finding> all() {
        return found.values();
    }

    /** Everything found, in the order of the contract: severity, then place in the document, then code. */
    public List<Finding> sorted(java.util.Comparator<String> documentOrder) {
        var list = new ArrayList<>(found.values());
        list.sort(java.util.Comparator.comparing(Finding::severity)
                .thenComparing(Finding::field, documentOrder)
                .thenComparing(Finding::code));
        return list;
    }

    private static String withoutValue(String code) {
        int equals = code.indexOf('=');
        return equals < 0 ? code : code.substring(0, equals);
    }

    /** The first argument also stands for {@code {value}}, as the sweep writes it. */
    private static String fill(String text, Object... arguments) {
        var filled = arguments.length == 0 ? text : text.replace("{value}", String.valueOf(arguments[0]));
        for (int i = 0; i < arguments.length; i++) {
            filled = filled.replace("{" + i + "}", String.valueOf(arguments[i]));
        }
        return filled;
    }
}
