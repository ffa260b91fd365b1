package io.github.posthogplugins.internal.js;

import java.util.Set;

/**
 * A plugin's source as the sandbox runs it.
 *
 * @param code a script with the same lines as the author's source
 * @param columns maps the columns of {@code code} back to those of the author
 * @param importedModules the host modules that the plugin imports, without those of unused or type-only imports
 */
record TransformedSource(String code, ColumnMap columns, Set<String> importedModules) {

    TransformedSource {
        importedModules = Set.copyOf(importedModules);
    }
}
