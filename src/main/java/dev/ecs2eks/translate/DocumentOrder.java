package dev.ecs2eks.translate;

import dev.ecs2eks.ecs.BundleKey;
import java.util.Comparator;

/**
 * Orders JSON pointers as their places stand in a bundle: its keys in their order, lists by index, members by name.
 * Compares in place: sorting findings would cost a tenth of a translation otherwise.
 */
final class DocumentOrder implements Comparator<String> {

    @Override
    public int compare(String left, String right) {
        int from = 1;
        while (from <= left.length() && from <= right.length()) {
            int ours = endOfToken(left, from);
            int theirs = endOfToken(right, from);
            if (ours != theirs || !left.regionMatches(from, right, from, ours - from)) {
                return tokens(left.substring(from, ours), right.substring(from, theirs), from == 1);
            }
            from = ours + 1;
        }
        return Integer.compare(left.length(), right.length());
    }

    private static int endOfToken(String pointer, int from) {
        int end = pointer.indexOf('/', from);
        return end < 0 ? pointer.length() : end;
    }

    private static int tokens(String ours, String theirs, boolean areKeys) {
        int order = areKeys
                ? Integer.compare(BundleKey.ALL.indexOf(ours), BundleKey.ALL.indexOf(theirs))
                : isIndex(ours) && isIndex(theirs)
                        ? Integer.compare(Integer.parseInt(ours), Integer.parseInt(theirs))
                        : 0;
        return order != 0 ? order : ours.compareTo(theirs);
    }

    private static boolean isIndex(String token) {
        for (int i = 0; i < token.length(); i++) {
            if (token.charAt(i) < '0' || token.charAt(i) > '9') {
                return false;
            }
        }
        return !token.isEmpty() && token.length() < 10;
    }
}
