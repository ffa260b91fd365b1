package io.github.posthogplugins.coverage;

import io.github.posthogplugins.coverage.SourceOutline.Branch;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The coverage of one file, by lines, branches and functions. */
public final class FileCoverage {

    private final String file;
    private final TextLines text;
    private final Reach reach;
    private final SortedMap<Integer, Long> lines;
    private final List<BranchCoverage> branches;
    private final List<FunctionCoverage> functions;

    FileCoverage(MeasuredSource source, String text) {
        this.file = source.file();
        this.text = new TextLines(text);
        this.reach = new Reach(source.outline(), source.counts());
        this.lines = lines(source);
        this.branches = branches(source);
        this.functions = functions(source);
    }

    /** A line has run as often as that of its statements which has run most. */
    private SortedMap<Integer, Long> lines(MeasuredSource source) {
        SortedMap<Integer, Long> hits = new TreeMap<>();
        source.outline().statements().forEach(statement -> reach.ofStatement(statement)
                .ifPresent(count -> hits.merge(text.lineOf(statement.start()), count, Math::max)));
        return Collections.unmodifiableSortedMap(hits);
    }

    private List<BranchCoverage> branches(MeasuredSource source) {
        return source.outline().branches().stream()
                .map(this::branch)
                .filter(branch -> !branch.arms().isEmpty())
                .toList();
    }

    private BranchCoverage branch(Branch branch) {
        List<ArmCoverage> arms = branch.arms().stream()
                .flatMap(arm -> reach.ofArm(arm).stream().mapToObj(count -> new ArmCoverage(arm.name(), count)))
                .toList();
        int start = branch.span().start();
        return new BranchCoverage(branch.kind(), text.lineOf(start), text.columnOf(start), arms);
    }

    private List<FunctionCoverage> functions(MeasuredSource source) {
        return IntStream.range(0, source.outline().functions().size())
                .mapToObj(i -> function(
                        source.outline().functions().get(i),
                        Math.max(0, source.counts().functions().get(i))))
                .toList();
    }

    private FunctionCoverage function(SourceOutline.FunctionPlace function, long count) {
        int start = function.span().start();
        int line = text.lineOf(start);
        String name = function.name().isEmpty() ? "(" + line + ":" + text.columnOf(start) + ")" : function.name();
        return new FunctionCoverage(name, line, count);
    }

    /** Returns the path, relative to the module's folder, with {@code /} between folders. */
    public String file() {
        return file;
    }

    TextLines text() {
        return text;
    }

    /** Returns how often each line with a statement has run. */
    public SortedMap<Integer, Long> lineHits() {
        return lines;
    }

    /** Returns the branches, in the order of the text. */
    public List<BranchCoverage> branches() {
        return branches;
    }

    /** Returns the functions, in the order of the text. */
    public List<FunctionCoverage> functions() {
        return functions;
    }

    /** Returns the branches that begin on a line. */
    List<BranchCoverage> branchesOn(int line) {
        return branches.stream().filter(branch -> branch.line() == line).toList();
    }

    /** Returns the lines that no test has run. */
    public SortedSet<Integer> missedLines() {
        return lines.entrySet().stream()
                .filter(line -> line.getValue() == 0)
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Returns the lines that have run, but with a branch that has not been taken in every way. */
    public SortedSet<Integer> partialLines() {
        SortedSet<Integer> missed = missedLines();
        return branches.stream()
                .filter(branch -> branch.ratio().covered() < branch.ratio().total())
                .map(BranchCoverage::line)
                .filter(line -> !missed.contains(line))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Returns how many lines were run, of those with a statement. */
    public Ratio lineRatio() {
        return ratio(lines.values().stream().map(count -> count > 0).toList());
    }

    /** Returns how many ways of branches were taken. */
    public Ratio branchRatio() {
        return Ratio.sum(branches.stream().map(BranchCoverage::ratio));
    }

    /** Returns how many functions were called. */
    public Ratio functionRatio() {
        return ratio(functions.stream().map(function -> function.count() > 0).toList());
    }

    private static Ratio ratio(List<Boolean> covered) {
        return new Ratio(covered.stream().filter(it -> it).count(), covered.size());
    }

    /** A branch; lines and columns count from 1. */
    public record BranchCoverage(String kind, int line, int column, List<ArmCoverage> arms) {

        /** Returns how many of its ways were taken. */
        public Ratio ratio() {
            return FileCoverage.ratio(arms.stream().map(arm -> arm.count() > 0).toList());
        }
    }

    /** One way of a branch, and how often it was taken. */
    public record ArmCoverage(String name, long count) {}

    /**
     * A function.
     *
     * @param name its line and column in parentheses if it has none
     * @param count how often it was called
     */
    public record FunctionCoverage(String name, int line, long count) {}
}
