package io.github.posthogplugins.coverage;

import com.fasterxml.jackson.databind.json.JsonMapper;

/** The one mapper of the package. */
final class Json {

    static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Json() {}
}
