package dev.ecs2eks.ecs.aws;

/** The credentials lack an action. Where only a part of the picture needed it, that part counts as not read. */
final class Denied extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Operation operation;

    Denied(Operation operation, Throwable cause) {
        super(operation.action(), cause);
        this.operation = operation;
    }

    Operation operation() {
        return operation;
    }
}
