package dev.ecs2eks.finding;

/** How much a finding matters, most first. The labels are part of the output (contract of a plan). */
public enum Severity {
    /** Refused by Kubernetes, cannot start, or unsafe: nothing is applied until it is fixed, patched or accepted. */
    BLOCKING("Blocking"),
    /** Something relied on is lost or different, and a person should do or decide something. */
    WARNING("Warning"),
    /** Different by nature; nothing to do. */
    INFO("Info");

    private final String label;

    Severity(String label) {
        this.label = label;
    }

    /** As written in output and in the field map: {@code Blocking}, {@code Warning}, {@code Info}. */
    public String label() {
        return label;
    }

    /** The severity with this label; throws {@link IllegalArgumentException} for any other text. */
    public static Severity of(String label) {
        for (Severity severity : values()) {
            if (severity.label.equals(label)) {
                return severity;
            }
        }
        throw new IllegalArgumentException("no severity is called " + label);
    }
}
