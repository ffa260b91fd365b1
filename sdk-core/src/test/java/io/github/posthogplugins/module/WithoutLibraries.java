package io.github.posthogplugins.module;

import io.github.posthogplugins.extension.HostModule;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** A class path on which the libraries under the modules are missing, as for users who have not added them. */
final class WithoutLibraries extends ClassLoader {

    private static final String OURS = "io.github.posthogplugins.module.";
    private static final List<String> MISSING = List.of("software.amazon.", "org.reactivestreams.", "org.postgresql.");

    WithoutLibraries() {
        super(WithoutLibraries.class.getClassLoader());
    }

    HostModule module(String className) throws ReflectiveOperationException {
        return (HostModule) loadClass(OURS + className).getConstructor().newInstance();
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (MISSING.stream().anyMatch(name::startsWith)) {
            throw new ClassNotFoundException(name);
        }
        if (!name.startsWith(OURS)) {
            return super.loadClass(name, resolve);
        }
        Class<?> loaded = findLoadedClass(name);
        return loaded == null ? defined(name) : loaded;
    }

    private Class<?> defined(String name) throws ClassNotFoundException {
        try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] bytes = in.readAllBytes();
            return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }
}
