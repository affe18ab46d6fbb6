package dev.ecs2eks.ecs.file;

import org.jspecify.annotations.Nullable;

/** A place in a document; its JSON pointer is made only when somebody has to read it. */
final class Place {

    static final Place ROOT = new Place(null, "", 0);

    private final @Nullable Place parent;
    private final @Nullable String name;
    private final int index;

    private Place(@Nullable Place parent, @Nullable String name, int index) {
        this.parent = parent;
        this.name = name;
        this.index = index;
    }

    Place member(String memberName) {
        return new Place(this, memberName, 0);
    }

    Place element(int at) {
        return new Place(this, null, at);
    }

    /** The JSON pointer (RFC 6901), {@code ""} for the whole document. */
    String pointer() {
        var text = new StringBuilder();
        write(text);
        return text.toString();
    }

    private void write(StringBuilder text) {
        if (parent == null) {
            return;
        }
        parent.write(text);
        text.append('/').append(name == null ? index : name.replace("~", "~0").replace("/", "~1"));
    }
}
