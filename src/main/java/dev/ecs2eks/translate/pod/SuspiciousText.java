package dev.ecs2eks.translate.pod;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Recognises secrets in plain text. Nothing here ever leaves a value: callers name the variable only. */
final class SuspiciousText {

    /** Names whose end says what they hold; {@code TOKEN_TTL} and {@code SECRET_NAME} end otherwise. */
    private static final Pattern NAME = Pattern.compile("(?:.*(?:PASSWORD|PASSWD|PASSPHRASE|SECRET|APIKEY)"
            + "|(?:.*_)?(?:PASS|PWD|PW|TOKEN|CREDENTIALS?)"
            + "|(?:.*_)?(?:API|SECRET|PRIVATE|ACCESS|SIGNING|ENCRYPTION|MASTER|AUTH|ACCOUNT|LICENSE|SHARED)_KEY)"
            + "(?:_(?:BASE|BASE64|B64|VALUE|\\d+))*");

    /** Each name of a secret holds one; looked for first, because most variables are none. */
    private static final List<String> STEMS = List.of("PASS", "PW", "SECRET", "KEY", "TOKEN", "CREDENTIAL");

    /** Values that are credentials wherever they stand. */
    private static final Pattern VALUE = Pattern.compile("://[^/?#@\\s:]*+:(?![$%{<])[^/?#@\\s]++@"
            + "|\\b(?:AKIA|ASIA)[0-9A-Z]{16}\\b"
            + "|-----BEGIN [A-Z ]*PRIVATE KEY"
            + "|\\beyJ[\\w-]{10,}\\.eyJ[\\w-]{10,}\\."
            + "|\\b(?:ghp|gho|ghs|github_pat|glpat|xox[abp]|sk_live)[-_]\\w{10,}"
            + "|hooks\\.slack\\.com/services/T");

    /** Connection strings, options and JSON: {@code Password=…;}, {@code --token=…}, {@code "password":"…"}. */
    private static final Pattern ASSIGNED =
            Pattern.compile("(?i:(?:password|passwd|pwd|client_?secret|accountkey|sharedaccesskey|api[-_]?key"
                    + "|(?<![\\w.])token)="
                    + "|(?:password|apikey|token)\"\\s*+:\\s*+\")"
                    + "(?![$%{<\\[/*]|(?i:true|false|yes|no|none|null|arn:)|\\d{1,4}\\b)[^\\s;&,\"']{4,}+");

    private static final Pattern WORD_BOUNDARY = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");
    private static final Pattern NO_LETTER = Pattern.compile("[^A-Za-z0-9]++");

    /** What such a variable may hold without being a secret: switches, small numbers, references, placeholders. */
    private static final Pattern HARMLESS = Pattern.compile(
            "(?i)true|false|yes|no|on|off|none|null|enabled|disabled|\\d{1,4}|arn:.*|/.*|file:.*|\\$[{(].*|\\{\\{.*");

    private static final int LONGEST_LOOK = 20_000;

    private SuspiciousText() {}

    /** Whether a variable of this name and value is a secret that lies open. */
    static boolean isSecret(String name, String value) {
        return !value.isBlank()
                && (isCredential(value)
                        || (isSecretName(name) && !HARMLESS.matcher(value).matches()));
    }

    /** Whether a credential shows in any text, such as a command. */
    static boolean isCredential(String text) {
        if (text.length() < 6) {
            return false;
        }
        var look = text.length() > LONGEST_LOOK ? text.substring(0, LONGEST_LOOK) : text;
        boolean assigns = look.indexOf('=') >= 0 || look.indexOf('"') >= 0;
        return VALUE.matcher(look).find() || (assigns && ASSIGNED.matcher(look).find());
    }

    private static boolean isSecretName(String name) {
        var upper = name.toUpperCase(Locale.ROOT);
        if (STEMS.stream().noneMatch(upper::contains)) {
            return false;
        }
        var words =
                NO_LETTER.matcher(WORD_BOUNDARY.matcher(name).replaceAll("_")).replaceAll("_");
        return NAME.matcher(words.toUpperCase(Locale.ROOT)).matches();
    }
}
