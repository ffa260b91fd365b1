package io.github.posthogplugins.bundle;

import io.github.posthogplugins.validation.InvalidBundleException;
import io.github.posthogplugins.validation.Location;
import io.github.posthogplugins.validation.Problem;
import java.text.NumberFormat;
import java.util.Locale;

/** The reasons to refuse an archive, in words. */
record ArchiveProblems(String origin, String fileName) {

    InvalidBundleException notAnArchive() {
        return refusal(
                "bundle.not-an-archive",
                "Could not read archive as .zip or .tgz",
                "Use a folder, a .zip or a .tgz, as downloaded from GitHub, GitLab or npm.");
    }

    InvalidBundleException damaged() {
        return refusal("bundle.archive-damaged", "The archive is damaged or cut short", "Download or pack it again.");
    }

    InvalidBundleException damagedEntry(String entry) {
        return refusal(
                "bundle.archive-damaged",
                "The entry '" + entry + "' of the archive is damaged",
                "Download or pack it again.");
    }

    InvalidBundleException encrypted(String entry) {
        return refusal(
                "bundle.archive-encrypted",
                "The entry '" + entry + "' of the archive is encrypted",
                "Pack it without a password.");
    }

    InvalidBundleException unsupported(String entry) {
        return refusal(
                "bundle.archive-unsupported",
                "The entry '" + entry + "' of the archive is packed with a method that PostHog cannot unpack",
                "Pack it with the method deflate.");
    }

    InvalidBundleException unsafePath(String entry) {
        return refusal(
                "bundle.entry-unsafe",
                "The entry '" + entry + "' of the archive points out of it",
                "Do not trust this archive; pack a new one with relative paths, '/' between folders and no '..'.");
    }

    InvalidBundleException tooLarge(long limit) {
        return refusal(
                "bundle.too-large",
                "The archive holds more than the limit of " + Sizes.print(limit),
                "Pack only plugin.json and the files that the plugin needs, or use other BundleLimits.");
    }

    InvalidBundleException tooManyEntries(int limit) {
        return refusal(
                "bundle.too-many-entries",
                "The archive has more than the limit of " + grouped(limit) + " entries",
                "Pack only plugin.json and the files that the plugin needs, or use other BundleLimits.");
    }

    InvalidBundleException ratioTooHigh(int limit) {
        return refusal(
                "bundle.ratio-too-high",
                "The archive expands to more than the limit of " + grouped(limit) + " times its size",
                "Do not trust this archive, or use other BundleLimits if you do.");
    }

    private static String grouped(int number) {
        return NumberFormat.getIntegerInstance(Locale.ROOT).format(number);
    }

    private InvalidBundleException refusal(String code, String summary, String advice) {
        return new InvalidBundleException(origin, Problem.error(code, Location.ofFile(fileName), summary, advice));
    }
}
