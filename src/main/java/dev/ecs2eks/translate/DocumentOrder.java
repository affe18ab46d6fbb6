package dev.ecs2eks.translate;

import dev.ecs2eks.ecs.BundleKey;
import java.util.Comparator;

/** Orders JSON pointers as their places stand in a bundle: its keys in their order, lists by index, members by name. */
final class DocumentOrder implements Comparator<String> {

    @Override
    public int compare(String left, String right) {
        var ours = left.split("/", -1);
        var theirs = right.split("/", -1);
        for (int i = 1; i < Math.min(ours.length, theirs.length); i++) {
            int order = i == 1
                    ? Integer.compare(BundleKey.ALL.indexOf(ours[i]), BundleKey.ALL.indexOf(theirs[i]))
                    : tokens(ours[i], theirs[i]);
            if (order != 0) {
                return order;
            }
        }
        return ours.length != theirs.length ? Integer.compare(ours.length, theirs.length) : left.compareTo(right);
    }

    private static int tokens(String ours, String theirs) {
        return isIndex(ours) && isIndex(theirs)
                ? Integer.compare(Integer.parseInt(ours), Integer.parseInt(theirs))
                : ours.compareTo(theirs);
    }

    private static boolean isIndex(String token) {
        return !token.isEmpty() && token.length() < 10 && token.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
