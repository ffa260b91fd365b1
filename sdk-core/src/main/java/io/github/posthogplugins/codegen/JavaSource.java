package io.github.posthogplugins.codegen;

import javax.lang.model.SourceVersion;

/**
 * A Java class.
 *
 * @param packageName its package
 * @param name its simple name
 * @param text its source, in ASCII
 */
public record JavaSource(String packageName, String name, String text) {

    /** Refuses what is no package. */
    public JavaSource {
        if (!SourceVersion.isName(packageName)) {
            throw new IllegalArgumentException("'" + packageName + "' can't be the package of the class " + name
                    + ".\nName another package, such as com.example.");
        }
    }

    /** Returns where the file belongs in a source folder. */
    public String path() {
        return packageName.replace('.', '/') + "/" + name + ".java";
    }
}
