package io.github.posthogplugins.bench;

import java.util.List;
import java.util.SplittableRandom;

/** A browser, and how it introduces itself. */
record UserAgent(String browser, int version, String os, String osVersion, String device, String text) {

    private static final String WEBKIT = " AppleWebKit/537.36 (KHTML, like Gecko) ";
    private static final List<UserAgent> ALL = List.of(
            onWindows("Chrome", 107, "Chrome/107.0.0.0 Safari/537.36"),
            onWindows("Microsoft Edge", 107, "Chrome/107.0.0.0 Safari/537.36 Edg/107.0.1418.52"),
            onWindows("Opera", 92, "Chrome/106.0.0.0 Safari/537.36 OPR/92.0.0.0"),
            onAndroid("Chrome", 107, "Chrome/107.0.5304.105 Mobile Safari/537.36"),
            onAndroid("Samsung Internet", 19, "SamsungBrowser/19.0 Chrome/102.0.5005.125 Mobile Safari/537.36"),
            new UserAgent(
                    "Firefox",
                    107,
                    "Linux",
                    "",
                    "Desktop",
                    "Mozilla/5.0 (X11; Linux x86_64; rv:107.0) Gecko/20100101 Firefox/107.0"),
            new UserAgent(
                    "Safari",
                    16,
                    "Mac OS X",
                    "10.15.7",
                    "Desktop",
                    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)"
                            + " Version/16.1 Safari/605.1.15"),
            new UserAgent(
                    "Mobile Safari",
                    16,
                    "iOS",
                    "16.1",
                    "Mobile",
                    "Mozilla/5.0 (iPhone; CPU iPhone OS 16_1_1 like Mac OS X) AppleWebKit/605.1.15"
                            + " (KHTML, like Gecko) Version/16.1 Mobile/15E148 Safari/604.1"));

    static UserAgent any(SplittableRandom random) {
        return ALL.get(random.nextInt(ALL.size()));
    }

    private static UserAgent onWindows(String browser, int version, String product) {
        String text = "Mozilla/5.0 (Windows NT 10.0; Win64; x64)" + WEBKIT + product;
        return new UserAgent(browser, version, "Windows", "10.0", "Desktop", text);
    }

    private static UserAgent onAndroid(String browser, int version, String product) {
        String text = "Mozilla/5.0 (Linux; Android 13; SM-S901B)" + WEBKIT + product;
        return new UserAgent(browser, version, "Android", "13", "Mobile", text);
    }
}
