package io.github.posthogplugins.manifest;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The grammar of {@code posthogVersion}, which is that of {@code SimpleSpec} in Python's {@code semantic_version}. */
final class VersionRequirement {

    private static final String NUMBER = "(?:\\*|0|[1-9][0-9]*)";
    private static final Pattern CLAUSE = Pattern.compile("(?<operator><=|<|==|=|>=|>|!=|\\^|~=|~|)"
            + "(?<major>" + NUMBER + ")(?:\\.(?<minor>" + NUMBER + ")(?:\\.(?<patch>" + NUMBER + "))?)?"
            + "(?:-(?<prerelease>[a-z0-9A-Z.-]*))?(?:\\+(?<build>[a-z0-9A-Z.-]*))?");
    private static final Pattern TAKES_ANY_VERSION = Pattern.compile("==|=|>=|");
    private static final Pattern TAKES_BUILD = Pattern.compile("==|=|!=|");

    private VersionRequirement() {}

    /** Whether PostHog understands this; it drops all spaces first, and every clause between commas has to hold. */
    static boolean isValid(String requirement) {
        String[] clauses = requirement.replace(" ", "").split(",", -1);
        for (String clause : clauses) {
            if (!isClause(clause)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isClause(String clause) {
        Matcher matcher = CLAUSE.matcher(clause);
        return matcher.matches() && isMeaningful(matcher);
    }

    private static boolean isMeaningful(Matcher clause) {
        boolean anyVersion = isOpen(clause.group("major"));
        boolean partial = anyVersion || isOpen(clause.group("minor")) || isOpen(clause.group("patch"));
        boolean hasBuild = clause.group("build") != null;
        return (!anyVersion || operatorIs(TAKES_ANY_VERSION, clause))
                && (!partial || !hasBuild && clause.group("prerelease") == null)
                && (!hasBuild || operatorIs(TAKES_BUILD, clause));
    }

    private static boolean isOpen(String number) {
        return number == null || number.equals("*");
    }

    private static boolean operatorIs(Pattern operators, Matcher clause) {
        return operators.matcher(clause.group("operator")).matches();
    }
}
