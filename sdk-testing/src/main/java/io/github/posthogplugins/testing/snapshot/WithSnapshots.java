package io.github.posthogplugins.testing.snapshot;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Lets the tests of a JUnit class compare what they see with snapshots;
 * {@link io.github.posthogplugins.testing.PluginTest @PluginTest} does so too.
 *
 * <p>Snapshots are in {@code src/test/snapshots}, or in the folder that the system property or configuration parameter
 * {@code posthog.snapshots} names: in a folder for each class, with the name of their test. Each invocation of a
 * parameterized test has its own. The run fails if a test has none yet, and, at the end of a class, if there are some that
 * no test needs any more. {@code -Dposthog.update=true} writes the ones and deletes the others, except where {@code CI} is
 * set.
 */
@Target({ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Documented
@ExtendWith(SnapshotExtension.class)
public @interface WithSnapshots {}
