package io.github.posthogplugins.testing.lint;

import io.github.posthogplugins.testing.ChainUnderTest;
import io.github.posthogplugins.testing.PluginUnderTest;
import java.util.ArrayList;
import java.util.List;

/** The same plugin may well be there twice, but not with the same config. */
final class SamePluginTwice {

    private SamePluginTwice() {}

    static List<ChainFinding> in(ChainUnderTest chain) {
        List<ChainFinding> findings = new ArrayList<>();
        List<PluginUnderTest> plugins = chain.plugins();
        for (int i = 0; i < plugins.size(); i++) {
            for (int j = i + 1; j < plugins.size(); j++) {
                if (isSame(plugins.get(i), plugins.get(j))) {
                    findings.add(finding(plugins.get(i).name(), i + 1, j + 1));
                }
            }
        }
        return findings;
    }

    /** Plugins that were made of a line of source all have one name. */
    private static boolean isSame(PluginUnderTest one, PluginUnderTest other) {
        return one == other
                || (one.name().equals(other.name())
                        && !one.name().equals("inline")
                        && one.config().equals(other.config()));
    }

    private static ChainFinding finding(String name, int first, int second) {
        return new ChainFinding(
                ChainFinding.Kind.SAME_PLUGIN_TWICE,
                List.of(name, name),
                List.of(),
                "Plugin '" + name + "' is twice in the chain, with the same config",
                List.of("places    " + first + " and " + second),
                "Leave one of them out.");
    }
}
