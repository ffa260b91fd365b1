package io.github.posthogplugins.coverage;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a source consists of, as far as tests can cover it.
 *
 * @param statements initial values and bodies of arrows included
 * @param loops those of the statements that the transform puts a guard around
 * @param functions those that the author wrote, arrows and methods included
 * @param branches the places where the code goes one way or another
 * @param conditions the tests of {@code if}, {@code ?:}, {@code &&}, {@code ||} and loops, and what they consist of
 * @param inequalities comparisons by {@code !=} and {@code !==}, which the engine may turn round
 */
public record SourceOutline(
        List<Span> statements,
        List<Span> loops,
        List<FunctionPlace> functions,
        List<Branch> branches,
        List<Span> conditions,
        List<Span> inequalities) {

    /** Copies the lists. */
    public SourceOutline {
        statements = List.copyOf(statements);
        loops = List.copyOf(loops);
        functions = List.copyOf(functions);
        branches = List.copyOf(branches);
        conditions = List.copyOf(conditions);
        inequalities = List.copyOf(inequalities);
    }

    /** Reads what {@code outline.js} writes. */
    public static SourceOutline fromJson(String json) {
        try {
            return Json.MAPPER.readValue(json, SourceOutline.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not an outline", e);
        }
    }

    /** Returns the expressions whose values say which way the code went, each once. */
    public List<Span> values() {
        Set<Span> known = Set.copyOf(statements);
        Stream<Span> arms = branches.stream()
                .flatMap(branch -> branch.arms().stream())
                .filter(arm -> arm.outcome() != Outcome.RUN || !known.contains(arm.span()))
                .map(Arm::span);
        return Stream.concat(arms, conditions.stream()).distinct().sorted().toList();
    }

    /**
     * A function.
     *
     * @param name empty if it has none
     * @param code what the engine takes for it: the class, if it is a constructor
     * @param body where its body begins
     */
    public record FunctionPlace(String name, Span span, Span code, int body) {}

    /**
     * A place where the code goes one way or another.
     *
     * @param kind {@code if}, {@code ?:}, {@code &&}, {@code ||}, {@code ??}, {@code ?.}, {@code switch} or
     *     {@code default}, for the default value of a parameter or of a part of a pattern
     */
    public record Branch(String kind, Span span, List<Arm> arms) {

        /** Copies the list. */
        public Branch {
            arms = List.copyOf(arms);
        }
    }

    /**
     * One of the ways.
     *
     * @param span what runs, or the expression whose value decides
     */
    public record Arm(String name, Span span, Outcome outcome) {}

    /** How it is known that an arm was taken. */
    public enum Outcome {
        /** What is there has run. */
        RUN,
        /** The value counted as true. */
        TRUE,
        /** The value counted as false. */
        FALSE,
        /** The value was neither null nor undefined. */
        PRESENT,
        /** The value was null or undefined. */
        MISSING
    }
}
