package io.github.posthogplugins.module.aws;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.traits.RequiredTrait;
import software.amazon.awssdk.utils.builder.Buildable;

/** Fills a request with the parameters that a plugin passed, and finds the mistakes that the JavaScript SDK finds. */
final class PojoReader {

    private final List<ParameterMistake> mistakes = new ArrayList<>();
    private final Set<String> required;

    /**
     * Creates a reader for one request.
     *
     * @param required what the operation can't do without, such as {@code Records.PartitionKey}: the Java SDK knows that
     *     of a part of S3 only
     */
    PojoReader(Set<String> required) {
        this.required = required;
    }

    /**
     * Fills the builder of a request.
     *
     * @throws io.github.posthogplugins.extension.HostModuleException if parameters are missing, unknown or of a wrong type
     */
    void fill(SdkPojo builder, JsonNode params, JsonNode defaults) {
        for (SdkField<?> field : builder.sdkFields()) {
            JsonNode value =
                    params.has(field.memberName()) ? params.get(field.memberName()) : defaults.path(field.memberName());
            set(builder, field, value, "params");
        }
        findUnknown(builder, params, "params");
        if (!mistakes.isEmpty()) {
            throw ParameterMistake.failure(mistakes);
        }
    }

    private SdkPojo structure(SdkPojo builder, JsonNode value, String path) {
        for (SdkField<?> field : builder.sdkFields()) {
            set(builder, field, value.path(field.memberName()), path);
        }
        findUnknown(builder, value, path);
        return (SdkPojo) ((Buildable) builder).build();
    }

    private void set(SdkPojo builder, SdkField<?> field, JsonNode value, String path) {
        if (!value.isMissingNode() && !value.isNull()) {
            Object converted = convert(field, value, path + "." + field.memberName());
            if (converted != null) {
                field.set(builder, converted);
            }
        } else if (field.containsTrait(RequiredTrait.class) || isRequired(field, path)) {
            mistakes.add(ParameterMistake.missing(field.memberName(), path));
        }
    }

    private boolean isRequired(SdkField<?> field, String path) {
        String member = path + "." + field.memberName();
        return required.contains(member.replaceAll("\\[\\d+]", "").replaceFirst("^params\\.", ""));
    }

    private void findUnknown(SdkPojo builder, JsonNode value, String path) {
        Set<String> known =
                builder.sdkFields().stream().map(SdkField::memberName).collect(Collectors.toSet());
        value.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                mistakes.add(ParameterMistake.unexpected(name, path));
            }
        });
    }

    private @Nullable Object convert(SdkField<?> field, JsonNode value, String path) {
        Class<?> type = field.marshallingType().getTargetClass();
        if (type == SdkPojo.class) {
            return value.isObject() ? structure(field.constructor().get(), value, path) : mistaken(path, "a structure");
        }
        if (type == List.class) {
            return value.isArray() ? list(field.getTrait(ListTrait.class), value, path) : mistaken(path, "an Array");
        }
        if (type == Map.class) {
            return value.isObject() ? map(field.getTrait(MapTrait.class), value, path) : mistaken(path, "a map");
        }
        return scalar(type, value, path);
    }

    private List<Object> list(ListTrait trait, JsonNode value, String path) {
        List<Object> list = new ArrayList<>();
        for (int i = 0; i < value.size(); i++) {
            Object element = convert(trait.memberFieldInfo(), value.get(i), path + "[" + i + "]");
            if (element != null) {
                list.add(element);
            }
        }
        return list;
    }

    private Map<String, Object> map(MapTrait trait, JsonNode value, String path) {
        Map<String, Object> map = new LinkedHashMap<>();
        value.properties().forEach(member -> {
            Object converted = convert(trait.valueFieldInfo(), member.getValue(), path + "['" + member.getKey() + "']");
            if (converted != null) {
                map.put(member.getKey(), converted);
            }
        });
        return map;
    }

    private @Nullable Object scalar(Class<?> type, JsonNode value, String path) {
        if (type == String.class) {
            return value.isTextual() ? value.asText() : mistaken(path, "a string");
        }
        if (type == SdkBytes.class) {
            return bytes(value, path);
        }
        if (type == Boolean.class) {
            return value.isBoolean() ? value.asBoolean() : mistaken(path, "a boolean");
        }
        return type == Instant.class ? moment(value) : number(type, value, path);
    }

    private @Nullable Object number(Class<?> type, JsonNode value, String path) {
        if (!value.isNumber() && !value.isTextual()) {
            return mistaken(path, "a number");
        }
        BigDecimal number = new BigDecimal(value.asText());
        if (type == Integer.class) {
            return number.intValue();
        }
        if (type == Long.class) {
            return number.longValue();
        }
        return type == Float.class ? (Object) number.floatValue() : (Object) number.doubleValue();
    }

    private @Nullable Object bytes(JsonNode value, String path) {
        if (value.isTextual()) {
            return SdkBytes.fromUtf8String(value.asText());
        }
        return value.has("$bytes")
                ? SdkBytes.fromByteArray(
                        Base64.getDecoder().decode(value.get("$bytes").asText()))
                : mistaken(path, "a string, Buffer, Stream, Blob, or typed array object");
    }

    private static Instant moment(JsonNode value) {
        return value.isNumber()
                ? Instant.ofEpochMilli((long) (value.asDouble() * 1000))
                : Instant.parse(value.asText());
    }

    private @Nullable Object mistaken(String path, String expected) {
        mistakes.add(ParameterMistake.wrongType(path, expected));
        return null;
    }
}
