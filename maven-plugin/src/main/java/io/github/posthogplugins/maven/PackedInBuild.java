package io.github.posthogplugins.maven;

import io.github.posthogplugins.bundle.PackedBundle;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;

/**
 * All that one build has packed, shown together with its last module.
 *
 * <p>Kept in the request of the build, because modules may be built by several threads and load this class once each.
 */
final class PackedInBuild {

    private static final String KEY = PackedInBuild.class.getName();

    private final MavenSession session;
    private final List<PackedBundle> bundles;

    private PackedInBuild(MavenSession session, List<PackedBundle> bundles) {
        this.session = session;
        this.bundles = bundles;
    }

    @SuppressWarnings("unchecked") // nobody else knows the key
    static PackedInBuild of(MavenSession session) {
        Map<String, Object> shared = session.getRequest().getData();
        synchronized (shared) {
            return new PackedInBuild(
                    session, (List<PackedBundle>) shared.computeIfAbsent(KEY, key -> new ArrayList<PackedBundle>()));
        }
    }

    /** Notes a bundle, and shows all of them if the project is the last of several. */
    void add(PackedBundle bundle, MavenProject project, PackagePrinter printer) {
        synchronized (bundles) {
            bundles.add(bundle);
            if (bundles.size() > 1 && project.equals(lastProject())) {
                printer.printAll(bundles);
            }
        }
    }

    private MavenProject lastProject() {
        List<MavenProject> projects = session.getProjects();
        return projects.get(projects.size() - 1);
    }
}
