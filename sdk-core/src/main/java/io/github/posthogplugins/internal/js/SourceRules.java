package io.github.posthogplugins.internal.js;

import io.github.posthogplugins.plugin.ServerProfile;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a generation of PostHog's server does to sources in its own way (globals.md §6).
 *
 * @param modules the modules that a plugin may import
 * @param evaluatesGuardedTwice whether the guard of {@code await} evaluates what it guards a second time
 * @param importsLater whether {@code import()} is an import; else the transform stumbles over it
 * @param knowsSyntaxOf2022 whether the parser knows private names, static blocks, TypeScript's {@code satisfies} …
 */
record SourceRules(
        Set<String> modules, boolean evaluatesGuardedTwice, boolean importsLater, boolean knowsSyntaxOf2022) {

    SourceRules {
        modules = Set.copyOf(modules);
    }

    static SourceRules of(ServerProfile profile) {
        return new SourceRules(
                profile.modules(),
                profile.evaluatesGuardedTwice(),
                profile.importsLater(),
                profile.knowsSyntaxOf2022());
    }

    /** Returns the rules as JSON, equal text for equal rules. */
    String toJson() {
        Map<String, Object> rules = new LinkedHashMap<>();
        rules.put("modules", new TreeSet<>(modules));
        rules.put("evaluatesGuardedTwice", evaluatesGuardedTwice);
        rules.put("importsLater", importsLater);
        rules.put("knowsSyntaxOf2022", knowsSyntaxOf2022);
        return JsonCodec.text(rules);
    }
}
