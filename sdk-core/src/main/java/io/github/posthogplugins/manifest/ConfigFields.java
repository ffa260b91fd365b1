package io.github.posthogplugins.manifest;

import io.github.posthogplugins.manifest.JsonTree.ArrayTree;
import io.github.posthogplugins.manifest.JsonTree.Member;
import io.github.posthogplugins.manifest.JsonTree.ObjectTree;
import io.github.posthogplugins.manifest.JsonTree.ScalarTree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The fields of {@code config} in the order of PostHog's form, whether it is an array or an object of fields. */
final class ConfigFields {

    private static final double LAST = 999_999;

    private ConfigFields() {}

    static List<ObjectTree> of(ObjectTree manifest) {
        Optional<JsonTree> config = manifest.get("config");
        if (config.orElse(null) instanceof ArrayTree array) {
            return objects(array);
        }
        return config.orElse(null) instanceof ObjectTree map ? fromMap(map) : List.of();
    }

    private static List<ObjectTree> objects(ArrayTree array) {
        return array.items().stream()
                .filter(ObjectTree.class::isInstance)
                .map(ObjectTree.class::cast)
                .toList();
    }

    private static List<ObjectTree> fromMap(ObjectTree map) {
        return map.members().stream()
                .filter(member -> member.value() instanceof ObjectTree)
                .map(member -> withKey((ObjectTree) member.value(), member))
                .sorted(Comparator.comparingDouble(ConfigFields::rank))
                .toList();
    }

    private static ObjectTree withKey(ObjectTree field, Member member) {
        List<Member> members = new ArrayList<>(field.members());
        members.add(new Member("key", member.location(), new ScalarTree(member.location(), member.name())));
        return new ObjectTree(field.location(), members);
    }

    private static double rank(ObjectTree field) {
        double order =
                field.get("order").map(JsonTree::toJava).orElse(0) instanceof Number number ? number.doubleValue() : 0;
        return order == 0 ? LAST : order;
    }
}
