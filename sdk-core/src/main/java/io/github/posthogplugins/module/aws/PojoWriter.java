package io.github.posthogplugins.module.aws;

import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;

/**
 * A response as JSON values; bytes and moments, which JSON has no values for, as {@code {"$bytes": base 64}} and
 * {@code {"$time": milliseconds}}.
 */
final class PojoWriter {

    /** XML has no empty lists, so the JavaScript SDK always shows them; JSON says what there is. */
    private final boolean showsMissingLists;

    PojoWriter(AwsService service) {
        this.showsMissingLists = service == AwsService.S3 || service == AwsService.SNS;
    }

    Map<String, Object> write(SdkPojo pojo) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (SdkField<?> field : pojo.sdkFields()) {
            Object value = field.getValueOrDefault(pojo);
            if (value != null && (showsMissingLists || !isMissing(value))) {
                members.put(field.memberName(), json(value));
            }
        }
        return members;
    }

    private static boolean isMissing(Object value) {
        return value instanceof SdkAutoConstructList || value instanceof SdkAutoConstructMap;
    }

    private @Nullable Object json(@Nullable Object value) {
        if (value instanceof SdkPojo pojo) {
            return write(pojo);
        }
        if (value instanceof SdkBytes bytes) {
            return Map.of("$bytes", Base64.getEncoder().encodeToString(bytes.asByteArray()));
        }
        if (value instanceof Instant moment) {
            return Map.of("$time", moment.toEpochMilli());
        }
        if (value instanceof List<?> list) {
            return list.stream().map(this::json).toList();
        }
        return value instanceof Map<?, ?> map ? object(map) : value;
    }

    private Map<String, @Nullable Object> object(Map<?, ?> map) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        map.forEach((key, member) -> object.put(String.valueOf(key), json(member)));
        return object;
    }
}
