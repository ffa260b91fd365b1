package io.github.posthogplugins.testing.http;

import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** All stubs of a network, in the order in which the test made them. */
final class StubBook {

    private final List<KnownStub> stubs = new CopyOnWriteArrayList<>();

    KnownStub add(String title, String place) {
        KnownStub stub = new KnownStub(title, place);
        stubs.add(stub);
        return stub;
    }

    /** Adds a stub that WireMock knows already. */
    void add(StubMapping mapping, String place) {
        KnownStub stub = add(RequestTitle.of(mapping.getRequest()), place);
        stub.meant(mapping.getRequest());
        stub.addAnswer(mapping.getId(), null);
    }

    Optional<KnownStub> stub(UUID mapping) {
        return stubs.stream().filter(stub -> stub.answer(mapping).isPresent()).findFirst();
    }

    Optional<KnownAnswer> answer(UUID mapping) {
        return stub(mapping).flatMap(stub -> stub.answer(mapping));
    }

    /** Returns those that nobody used, or not to the end. */
    List<KnownStub> missed() {
        return stubs.stream().filter(KnownStub::isMissed).toList();
    }

    void forget() {
        stubs.clear();
    }
}
