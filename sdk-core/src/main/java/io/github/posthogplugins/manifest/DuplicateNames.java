package io.github.posthogplugins.manifest;

import io.github.posthogplugins.manifest.JsonTree.ArrayTree;
import io.github.posthogplugins.manifest.JsonTree.Member;
import io.github.posthogplugins.manifest.JsonTree.ObjectTree;
import io.github.posthogplugins.validation.Location;
import io.github.posthogplugins.validation.Problem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds names that an object uses twice: parsers keep one of the values and drop the other in silence. */
final class DuplicateNames {

    private DuplicateNames() {}

    static List<Problem> in(JsonTree tree) {
        Problems problems = new Problems();
        visit(tree, problems);
        return problems.toList();
    }

    private static void visit(JsonTree tree, Problems problems) {
        if (tree instanceof ObjectTree object) {
            checkNames(object, problems);
            object.members().forEach(member -> visit(member.value(), problems));
        } else if (tree instanceof ArrayTree array) {
            array.items().forEach(item -> visit(item, problems));
        }
    }

    private static void checkNames(ObjectTree object, Problems problems) {
        Map<String, Location> seen = new HashMap<>();
        for (Member member : object.members()) {
            Location first = seen.putIfAbsent(member.name(), member.location());
            if (first != null) {
                report(member, first, problems);
            }
        }
    }

    private static void report(Member member, Location first, Problems problems) {
        problems.error(
                "manifest.property-duplicate",
                member.location(),
                "'" + member.name() + "' is there twice; the first one is at " + first,
                "Remove one of the two.");
    }
}
