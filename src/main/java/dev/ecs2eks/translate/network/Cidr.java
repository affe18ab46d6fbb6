package dev.ecs2eks.translate.network;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** A range of addresses as the API server takes it: {@code 10.0.0.0/16}, {@code 2001:db8::/32}; nothing beside the prefix. */
final class Cidr {

    /** No name of a host, which Java would look up: four numbers that fit, or something with a colon. */
    private static final Pattern LITERAL =
            Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(?:\\.(?!$)|$)){4}|[0-9a-fA-F]*:[0-9a-fA-F:]*");

    private static final Pattern LENGTH = Pattern.compile("0|[1-9]\\d{0,2}");

    private Cidr() {}

    static boolean isValid(String text) {
        int slash = text.indexOf('/');
        var length = text.substring(slash + 1);
        if (slash < 0
                || !LENGTH.matcher(length).matches()
                || !LITERAL.matcher(text.substring(0, slash)).matches()) {
            return false;
        }
        try {
            var address = InetAddress.getByName(text.substring(0, slash)).getAddress();
            int beside = 8 * address.length - Integer.parseInt(length);
            return beside >= 0 && isClear(new BigInteger(1, address), beside);
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static boolean isClear(BigInteger address, int lowestBits) {
        return address.signum() == 0 || address.getLowestSetBit() >= lowestBits;
    }
}
