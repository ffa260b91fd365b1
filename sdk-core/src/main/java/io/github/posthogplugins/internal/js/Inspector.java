package io.github.posthogplugins.internal.js;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.OptionalInt;
import org.graalvm.polyglot.Engine;
import org.jspecify.annotations.Nullable;

/**
 * The engine's debugger: an optional tool of GraalVM's that speaks the protocol of Chrome's DevTools.
 *
 * <p>It comes with the engine or not at all, so it has to be asked for before the engine starts. It listens on the loopback
 * address, and only to who knows the path, which is a secret: else any page in a browser could run code here.
 */
final class Inspector {

    /** The port that DevTools and editors try first. */
    private static final int USUAL_PORT = 9229;

    private static final int SECRET_BYTES = 16;
    private static final String TOOL = "/com/oracle/truffle/tools/chromeinspector/instrument/InspectorInstrument.class";

    private static boolean engineHasStarted;
    private static volatile @Nullable Inspector active;

    private final int port;
    private final boolean suspends;
    private final String path = "/" + secret();

    private Inspector(int port, boolean suspends) {
        this.port = port;
        this.suspends = suspends;
    }

    /**
     * Starts the engine with a debugger.
     *
     * @param port where to listen, 0 for any free port; if empty, the usual one or else any
     * @param suspends whether plugins wait for a debugger, and stop at the first line of the first of them
     * @return where a debugger can connect
     * @throws IllegalStateException if the engine runs already, the tool is missing, or the port is taken
     */
    static URI begin(OptionalInt port, boolean suspends) {
        requireTool();
        request(port, suspends);
        JsEngine.shared();
        return activeOne().address();
    }

    private static synchronized void request(OptionalInt port, boolean suspends) {
        if (engineHasStarted) {
            throw new IllegalStateException(
                    "The JavaScript engine runs already, and its debugger can only start with it."
                            + "\nStart the debugger before anything else is done with plugins.");
        }
        active = new Inspector(port.isPresent() ? open(port.getAsInt()) : usualOrFree(), suspends);
    }

    private static void requireTool() {
        if (Inspector.class.getResource(TOOL) == null) {
            throw new IllegalStateException(missingTool());
        }
    }

    private static String missingTool() {
        return "The debugger is not on the class path: it is a tool of GraalVM's that this SDK does not bring along."
                + "\nAdd this dependency (licence: GPL 2 with Classpath Exception):\n"
                + "\n    <dependency>"
                + "\n      <groupId>org.graalvm.tools</groupId>"
                + "\n      <artifactId>chromeinspector-tool</artifactId>"
                + "\n      <version>" + engineVersion() + "</version>"
                + "\n      <scope>test</scope>"
                + "\n    </dependency>\n";
    }

    /** The engine itself says where it comes from, not which version it is. */
    private static String engineVersion() {
        String version = Engine.class.getPackage().getImplementationVersion();
        return version == null ? "(that of org.graalvm.polyglot:polyglot)" : version;
    }

    private static int open(int port) {
        if (port != 0 && !isFree(port)) {
            throw new IllegalStateException("The debugger can't listen on port " + port
                    + ", which is taken.\nName another port, or 0 for any that is free.");
        }
        return port == 0 ? freePort() : port;
    }

    private static int usualOrFree() {
        return isFree(USUAL_PORT) ? USUAL_PORT : freePort();
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = listening(port)) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    private static int freePort() {
        try (ServerSocket socket = listening(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException("The debugger finds no free port on this machine.", e);
        }
    }

    private static ServerSocket listening(int port) throws IOException {
        return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
    }

    private static String secret() {
        byte[] bytes = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static Inspector activeOne() {
        Inspector inspector = active;
        if (inspector == null) {
            throw new IllegalStateException("No debugger was asked for");
        }
        return inspector;
    }

    private URI address() {
        return URI.create("ws://" + InetAddress.getLoopbackAddress().getHostAddress() + ":" + port + path);
    }

    /** Adds the debugger to the engine that is about to be built, if it was asked for. */
    static synchronized Engine.Builder addTo(Engine.Builder engine) {
        engineHasStarted = true;
        Inspector inspector = active;
        return inspector == null ? engine : inspector.configure(engine);
    }

    /** What the tool prints about its address is said better by who asked for it. */
    private Engine.Builder configure(Engine.Builder engine) {
        return engine.option("inspect", Integer.toString(port))
                .option("inspect.Path", path)
                .option("inspect.Suspend", Boolean.toString(suspends))
                .err(OutputStream.nullOutputStream());
    }

    /** Tells whether somebody may stop plugins for as long as they like. */
    static boolean isActive() {
        return active != null;
    }
}
