package io.github.posthogplugins.internal.js;

import com.oracle.truffle.api.instrumentation.TruffleInstrument;
import com.oracle.truffle.api.instrumentation.provider.TruffleInstrumentProvider;
import java.util.Collection;
import java.util.List;

/** Tells engines of the locator; they look for this by {@link java.util.ServiceLoader}, and load no more than this. */
@TruffleInstrument.Registration(
        id = HangLocator.ID,
        name = "Places of the PostHog plugin SDK",
        services = HangLocator.class)
public final class HangLocatorProvider extends TruffleInstrumentProvider {

    @Override
    protected String getInstrumentClassName() {
        return HangLocator.class.getName();
    }

    @Override
    protected Object create() {
        return new HangLocator();
    }

    @Override
    protected Collection<String> getServicesClassNames() {
        return List.of(HangLocator.class.getName());
    }
}
