package io.github.posthogplugins.internal.js;

import io.github.posthogplugins.extension.CacheStore;
import io.github.posthogplugins.extension.ExtensionException;
import io.github.posthogplugins.extension.StorageStore;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.graalvm.polyglot.proxy.ProxyObject;
import org.jspecify.annotations.Nullable;

/**
 * What the guest side may call: the whole surface that Java shows to JavaScript, of which plugin code sees nothing.
 *
 * <p>Only strings, numbers, booleans and guest functions cross. What an extension refuses crosses as a value and is
 * thrown on the other side, so that no Java exception can be caught by a plugin.
 */
final class HostFunctions {

    private final Map<String, Object> functions = new HashMap<>();
    private @Nullable PluginContext plugin;

    HostFunctions() {
        defineBasics();
        defineCache();
        defineStorage();
        defineSystem();
    }

    ProxyObject asObject() {
        return ProxyObject.fromMap(functions);
    }

    /** Says for which plugin the functions are, once it is known. */
    void serve(PluginContext context) {
        plugin = context;
    }

    private PluginContext plugin() {
        return Objects.requireNonNull(plugin, "No plugin is in this context yet");
    }

    private void defineBasics() {
        define("log", args -> plugin().record().console(args[0].asString(), args[1].asString()));
        define("unhandled", args -> plugin().record().unhandledRejection(args[0].asString()));
        define("isInterrupt", args -> isInterrupt(args[0]));
        define("now", args -> (double) now().toEpochMilli());
        define("nowText", args -> isoMillis(now()));
        define("loopTime", args -> plugin().loopTime());
        define("setTimer", args -> plugin().timers().set(Duration.ofMillis((long) args[0].asDouble()), args[1]));
        define("clearTimer", args -> plugin().timers().clear(args[0].asInt()));
        define("capture", args -> plugin().record().capture(args[0].asString()));
        define("enqueueJob", args -> plugin().record()
                .job(args[0].asString(), args[1].asString(), Instant.ofEpochMilli((long) args[2].asDouble())));
        define("http", args -> plugin().http().send(args));
    }

    private void defineCache() {
        define("cacheSet", args -> {
            double seconds = args[2].asDouble();
            cache().set(args[0].asString(), args[1].asString(), seconds == 0 ? null : seconds(seconds));
            return null;
        });
        define("cacheGet", args -> cache().get(args[0].asString()).orElse(null));
        define("cacheIncrement", args -> (double) cache().increment(args[0].asString()));
        define("cacheExpire", args -> cache().expire(args[0].asString(), seconds(args[1].asDouble())));
        define("cachePush", args ->
                (double) cache().pushFirst(args[0].asString(), JsonCodec.strings(args[1].asString())));
        define(
                "cacheRange",
                args -> JsonCodec.text(cache().range(args[0].asString(), integer(args[1]), integer(args[2]))));
        define("cacheLength", args -> (double) cache().length(args[0].asString()));
        define(
                "cachePop",
                args -> JsonCodec.text(
                        cache().popFirst(args[0].asString(), integer(args[1])).orElse(null)));
        define("cacheRemove", args ->
                (double) cache().remove(args[0].asString(), integer(args[1]), args[2].asString()));
    }

    private void defineStorage() {
        define("storageGet", args -> storage()
                .get(plugin().storageNamespace(), args[0].asString())
                .orElse(null));
        define("storageSet", args -> {
            storage().set(plugin().storageNamespace(), args[0].asString(), args[1].asString());
            return null;
        });
        define("storageDelete", args -> {
            storage().delete(plugin().storageNamespace(), args[0].asString());
            return null;
        });
    }

    private void defineSystem() {
        define(
                "locate",
                args -> plugin().extensions().geoIp().locate(args[0].asString()).orElse(null));
        define("attachment", args -> Bytes.toBinary(plugin().attachment(args[0].asString())));
        define("hash", args -> Digests.hash(args[0].asString(), args[1].asString()));
        define("hmac", args -> Digests.hmac(args[0].asString(), args[1].asString(), args[2].asString()));
        define("randomBytes", args -> Digests.randomBytes(args[0].asInt()));
        define("randomUuid", args -> UUID.randomUUID().toString());
        define("guestFile", args -> plugin().evaluate(Resources.guest(args[0].asString())));
        define("packageFile", args -> plugin().evaluate(Resources.commonJs(args[0].asString())));
        define("resolvePackage", args -> NpmPackages.resolve(args[0].asString(), args[1].asString()));
    }

    private CacheStore cache() {
        return plugin().extensions().cache();
    }

    private StorageStore storage() {
        return plugin().extensions().storage();
    }

    private void define(String name, ProxyExecutable function) {
        functions.put(name, (ProxyExecutable) args -> answer(() -> function.execute(args)));
    }

    private static @Nullable Object answer(Supplier<@Nullable Object> operation) {
        try {
            return operation.get();
        } catch (ExtensionException refusal) {
            return refused(refusal.errorName(), refusal.getMessage());
        } catch (PolyglotException passing) {
            throw passing;
        } catch (RuntimeException fault) {
            return refused("Error", "The host could not answer: " + fault.getMessage());
        }
    }

    private static ProxyObject refused(String name, @Nullable String message) {
        return ProxyObject.fromMap(Map.of("refused", true, "name", name, "message", String.valueOf(message)));
    }

    private Instant now() {
        return plugin().clock().instant();
    }

    static String isoMillis(Instant instant) {
        String text = instant.truncatedTo(ChronoUnit.MILLIS).toString();
        return text.contains(".") ? text : text.replace("Z", ".000Z");
    }

    private static Duration seconds(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1000));
    }

    private static long integer(Value number) {
        double value = number.asDouble();
        if (value != Math.rint(value)) {
            throw new ExtensionException("ReplyError", "ERR value is not an integer or out of range");
        }
        return (long) value;
    }

    private static boolean isInterrupt(Value reason) {
        if (!reason.isException()) {
            return false;
        }
        try {
            throw reason.throwException();
        } catch (PolyglotException e) {
            return e.isInterrupted() || e.isCancelled();
        }
    }
}
