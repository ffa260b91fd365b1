package io.github.posthogplugins.testing.guide;

import io.github.posthogplugins.testing.contract.PluginContract;
import io.github.posthogplugins.testing.contract.PluginContract.Exemption;
import io.github.posthogplugins.testing.contract.PluginContractTests;
import io.github.posthogplugins.testing.contract.Rule;

// guide: contract exemption
@PluginContract(
        value = "src/test/plugins/guide/visits",
        without = @Exemption(rule = Rule.IDEMPOTENT, because = "it counts visits"))
class CountingContractTests implements PluginContractTests {}
// guide: end
