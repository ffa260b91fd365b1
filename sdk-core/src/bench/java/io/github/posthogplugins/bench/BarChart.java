package io.github.posthogplugins.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Bars of microseconds per event: in each row, the longest is the slowest. */
final class BarChart {

    private static final int BAR = 9;
    private static final int ROW = 5 * BAR + 14;
    private static final int LEFT = 130;
    private static final int WIDTH = 760;
    private static final int TOP = 34;
    private static final int LONGEST = WIDTH - LEFT - 70;

    private final List<Comparison> comparisons;
    private final List<String> elements = new ArrayList<>();

    BarChart(List<Comparison> comparisons) {
        this.comparisons = comparisons;
    }

    String toSvg() {
        elements.clear();
        legend();
        for (int i = 0; i < comparisons.size(); i++) {
            row(TOP + i * ROW, comparisons.get(i));
        }
        int height = TOP + comparisons.size() * ROW;
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="11">
                <title>Microseconds per event; shorter is faster</title>
                <rect width="100%%" height="100%%" fill="#fff"/>
                %s
                </svg>
                """.formatted(WIDTH, height, String.join("\n", elements));
    }

    private void legend() {
        int x = LEFT;
        for (Contestant contestant : Contestant.values()) {
            rectangle(x, 10, BAR, contestant);
            text(x + BAR + 4, 18, contestant.label, "start");
            x += 125;
        }
    }

    private void row(int y, Comparison comparison) {
        text(LEFT - 8, y + ROW / 2, comparison.workload(), "end");
        double slowest = Stream.of(Contestant.values())
                .mapToDouble(contestant -> contestant.of(comparison))
                .filter(Double::isFinite)
                .max()
                .orElse(1);
        int top = y;
        for (Contestant contestant : Contestant.values()) {
            bar(top, contestant, contestant.of(comparison), slowest);
            top += BAR;
        }
    }

    private void bar(int y, Contestant contestant, double microseconds, double slowest) {
        if (Double.isFinite(microseconds)) {
            double length = Math.max(1, LONGEST * microseconds / slowest);
            rectangle(LEFT, y, length, contestant);
            text(LEFT + (int) length + 4, y + BAR - 1, Table.number(microseconds), "start");
        }
    }

    private void rectangle(int x, int y, double length, Contestant contestant) {
        elements.add(String.format(
                Locale.ROOT,
                "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>",
                x,
                y,
                length,
                BAR - 1,
                contestant.colour));
    }

    private void text(int x, int y, String text, String anchor) {
        elements.add("<text x=\"" + x + "\" y=\"" + y + "\" text-anchor=\"" + anchor + "\">" + text + "</text>");
    }

    private enum Contestant {
        OURS("this SDK", "#1d6fd1") {
            @Override
            double of(Comparison comparison) {
                return comparison.ours();
            }
        },
        SERVER("PostHog's server", "#b3331d") {
            @Override
            double of(Comparison comparison) {
                return comparison.server();
            }
        },
        VM2("vm2 alone", "#e08a3c") {
            @Override
            double of(Comparison comparison) {
                return comparison.vm2();
            }
        },
        NODE("Node, no sandbox", "#6b9e3f") {
            @Override
            double of(Comparison comparison) {
                return comparison.node();
            }
        },
        JACKSON("Jackson copy only", "#999") {
            @Override
            double of(Comparison comparison) {
                return comparison.jackson();
            }
        };

        private final String label;
        private final String colour;

        Contestant(String label, String colour) {
            this.label = label;
            this.colour = colour;
        }

        abstract double of(Comparison comparison);
    }
}
