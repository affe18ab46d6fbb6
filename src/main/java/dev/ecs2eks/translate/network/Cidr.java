package dev.ecs2eks.translate.network;

import java.util.regex.Pattern;

/** A range of addresses as the API server takes it: {@code 10.0.0.0/16}, {@code 2001:db8::/32}; nothing beside the prefix. */
final class Cidr {

    private static final Pattern IPV4 = Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(?:\\.(?!$)|$)){4}");
    private static final Pattern IPV6_GROUPS = Pattern.compile("[0-9a-fA-F]{1,4}(:[0-9a-fA-F]{1,4})*");
    private static final Pattern LENGTH = Pattern.compile("0|[1-9]\\d{0,2}");
    private static final String GAP = "::";

    private Cidr() {}

    static boolean isValid(String text) {
        int slash = text.indexOf('/');
        var length = text.substring(slash + 1);
        if (slash < 0 || !LENGTH.matcher(length).matches()) {
            return false;
        }
        var bits = bits(text.substring(0, slash));
        int prefix = Integer.parseInt(length);
        return !bits.isEmpty() && prefix <= bits.length() && bits.indexOf("1", prefix) < 0;
    }

    /** Empty for what is no address. */
    private static String bits(String address) {
        if (IPV4.matcher(address).matches()) {
            return bits(address.split("\\.", -1), 10, 8);
        }
        int gap = address.indexOf(GAP);
        if (gap < 0) {
            var all = groups(address);
            return all.length == 8 ? bits(all, 16, 16) : "";
        }
        var before = address.substring(0, gap);
        var after = address.substring(gap + GAP.length());
        int missing = 8 - groups(before).length - groups(after).length;
        boolean readable = (before.isEmpty() || groups(before).length > 0)
                && (after.isEmpty() || groups(after).length > 0)
                && missing > 0;
        return readable ? bits(groups(before), 16, 16) + "0".repeat(16 * missing) + bits(groups(after), 16, 16) : "";
    }

    /** None where it cannot be read. */
    private static String[] groups(String text) {
        return IPV6_GROUPS.matcher(text).matches() ? text.split(":", -1) : new String[0];
    }

    private static String bits(String[] groups, int radix, int width) {
        var bits = new StringBuilder();
        for (var group : groups) {
            var digits = Integer.toBinaryString(Integer.parseInt(group, radix));
            bits.append("0".repeat(width - digits.length())).append(digits);
        }
        return bits.toString();
    }
}
