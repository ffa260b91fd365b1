package io.github.posthogplugins.testing.guide;

import io.github.posthogplugins.testing.contract.PluginContract;
import io.github.posthogplugins.testing.contract.PluginContractTests;

// guide: contract
@PluginContract("src/test/plugins/guide/plan")
class ContractTests implements PluginContractTests {}
// guide: end
