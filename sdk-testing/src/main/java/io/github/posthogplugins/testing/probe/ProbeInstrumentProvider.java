package io.github.posthogplugins.testing.probe;

import com.oracle.truffle.api.instrumentation.TruffleInstrument;
import com.oracle.truffle.api.instrumentation.provider.TruffleInstrumentProvider;
import java.util.Collection;
import java.util.List;

/** Tells engines of the instrument; they look for this by {@link java.util.ServiceLoader}, and load no more than this. */
@TruffleInstrument.Registration(
        id = ProbeInstrument.ID,
        name = "Probes of the PostHog plugin SDK",
        services = ProbeInstrument.class)
public final class ProbeInstrumentProvider extends TruffleInstrumentProvider {

    @Override
    protected String getInstrumentClassName() {
        return ProbeInstrument.class.getName();
    }

    @Override
    protected Object create() {
        return new ProbeInstrument();
    }

    @Override
    protected Collection<String> getServicesClassNames() {
        return List.of(ProbeInstrument.class.getName());
    }
}
