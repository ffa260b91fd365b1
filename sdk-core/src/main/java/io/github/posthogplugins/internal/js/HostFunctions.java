package io.github.posthogplugins.internal.js;

import io.github.posthogplugins.extension.CacheStore;
import io.github.posthogplugins.extension.ExtensionException;
import io.github.posthogplugins.extension.ReasonPhrases;
import io.github.posthogplugins.extension.StorageStore;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyArray;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.graalvm.polyglot.proxy.ProxyObject;
import org.jspecify.annotations.Nullable;

/**
 * What the guest side may call: the whole surface that Java shows to JavaScript, of which plugin code sees nothing.
 *
 * <p>Only strings, numbers, booleans and guest functions cross, and plain URLs for the URL class alone. What an extension
 * refuses crosses as a value and is thrown on the other side, so that no Java exception can be caught by a plugin.
 */
final class HostFunctions implements ProxyObject {

    private final Map<String, ProxyExecutable> functions = new HashMap<>();
    private final Context context;
    private @Nullable PluginContext plugin;

    /** Makes the functions for the guest side in a context. */
    HostFunctions(Context context) {
        this.context = context;
    }

    /** Says for which plugin the functions are, once it is known. */
    void serve(PluginContext context) {
        plugin = context;
    }

    private PluginContext plugin() {
        return Objects.requireNonNull(plugin, "No plugin is in this context yet");
    }

    // ---- an object whose members come to be when they are first asked for: few plugins need many ----

    @Override
    public Object getMember(String name) {
        return functions.computeIfAbsent(name, this::checked);
    }

    @Override
    public boolean hasMember(String name) {
        return true;
    }

    @Override
    public Object getMemberKeys() {
        return ProxyArray.fromList(List.of());
    }

    @Override
    public void putMember(String name, Value value) {
        throw new UnsupportedOperationException("The host's functions can't be replaced");
    }

    private ProxyExecutable checked(String name) {
        ProxyExecutable function = function(name);
        return args -> answer(() -> function.execute(args));
    }

    private ProxyExecutable function(String name) {
        return switch (name) {
            case "log" -> args -> plugin().record().console(args[0].asString(), args[1].asString());
            case "systemLog" -> args -> plugin().record().hostLog(args[0].asString(), args[1].asString());
            case "recordError" -> args -> plugin().record().hostError(args[0].asString());
            case "unhandled" -> args -> plugin().record().unhandledRejection(args[0].asString());
            case "isInterrupt" -> args -> isInterrupt(args[0]);
            case "codeAround" ->
                args -> plugin().codeAround(args[0].asString(), args[1].asInt(), args[2].asInt(), args[3]);
            case "declaresLater" -> args -> plugin().declares(args[0].asString());
            case "now" -> args -> (double) now().toEpochMilli();
            case "nowText" -> args -> isoMillis(now());
            case "gaveUp" -> plugin()::gaveUp;
            case "loopTime" -> args -> plugin().loopTime();
            case "setTimer" -> args -> plugin().timers().set(Duration.ofMillis((long) args[0].asDouble()), args[1]);
            case "clearTimer" -> args -> plugin().timers().clear(args[0].asInt());
            case "capture" -> args -> plugin().record().capture(args[0].asString());
            case "enqueueJob" ->
                args -> plugin().record()
                        .job(args[0].asString(), args[1].asString(), Instant.ofEpochMilli((long) args[2].asDouble()));
            case "exporting" -> args -> plugin().record().exporting();
            case "exported" ->
                args -> plugin().record()
                        .exported(args[0].asString(), args[1].asString(), args[2].isNull() ? null : args[2].asString());
            case "http" -> args -> plugin().http().send(args);
            case "storedBoundaries" -> args -> plugin().storedEvents().boundaries();
            case "storedEvents" ->
                args -> plugin().storedEvents()
                        .page(args[0].asDouble(), args[1].asDouble(), args[2].asInt(), args[3].asInt());
            case "checkHost" -> args -> plugin().http().checkHost(args);
            case "statusText" -> args -> ReasonPhrases.of(args[0].asInt());
            default -> cacheFunction(name);
        };
    }

    private ProxyExecutable cacheFunction(String name) {
        return switch (name) {
            case "cacheSet" ->
                args -> {
                    double seconds = args[2].asDouble();
                    cache().set(key(args), args[1].asString(), seconds == 0 ? null : seconds(seconds));
                    return null;
                };
            case "cacheGet" -> args -> cache().get(key(args)).orElse(null);
            case "cacheIncrement" -> args -> (double) cache().increment(key(args));
            case "cacheExpire" -> args -> cache().expire(key(args), seconds(args[1].asDouble()));
            case "cachePush" -> args -> (double) cache().pushFirst(key(args), JsonCodec.strings(args[1].asString()));
            case "cacheRange" -> args -> JsonCodec.text(cache().range(key(args), integer(args[1]), integer(args[2])));
            case "cacheLength" -> args -> (double) cache().length(key(args));
            case "cachePop" ->
                args -> JsonCodec.text(
                        cache().popFirst(key(args), integer(args[1])).orElse(null));
            case "cacheRemove" -> args -> (double) cache().remove(key(args), integer(args[1]), args[2].asString());
            default -> storageFunction(name);
        };
    }

    private ProxyExecutable storageFunction(String name) {
        return switch (name) {
            case "storageGet" ->
                args -> storage()
                        .get(plugin().storageNamespace(), args[0].asString())
                        .orElse(null);
            case "storageSet" ->
                args -> {
                    storage().set(plugin().storageNamespace(), args[0].asString(), args[1].asString());
                    return null;
                };
            case "storageInit" ->
                args -> {
                    storage().setIfAbsent(plugin().storageNamespace(), args[0].asString(), args[1].asString());
                    return null;
                };
            case "storageAdd" ->
                args -> storage()
                        .add(plugin().storageNamespace(), args[0].asString(), new BigDecimal(args[1].asString()))
                        .doubleValue();
            case "storageDelete" ->
                args -> {
                    storage().delete(plugin().storageNamespace(), args[0].asString());
                    return null;
                };
            default -> systemFunction(name);
        };
    }

    private ProxyExecutable systemFunction(String name) {
        return switch (name) {
            case "locate" -> args -> located(args[0].asString());
            case "attachment" -> args -> Bytes.toBinary(plugin().attachment(args[0].asString()));
            case "later" -> args -> later(args[0]);
            case "random" -> args -> plugin().chance().fraction();
            case "randomBytes" -> args -> Bytes.toBinary(plugin().chance().bytes(args[0].asInt()));
            case "randomUuid" -> args -> plugin().chance().uuid().toString();
            case "plainUrl" -> args -> PlainUrl.parse(args[0].asString());
            case "changedUrl" -> args -> args[0].<PlainUrl>asProxyObject().with(args[1].asString(), args[2].asString());
            case "queryPairs" -> args -> args[0].<PlainUrl>asProxyObject().queryPairs();
            case "guestFile" -> args -> context.eval(Resources.guest(args[0].asString()));
            case "packageFile" -> args -> context.eval(Resources.commonJs(args[0].asString()));
            case "resolvePackage" -> args -> NpmPackages.resolve(args[0].asString(), args[1].asString());
            case "hasPackage" -> args -> NpmPackages.has(args[0].asString());
            case "hasModule" -> args -> plugin().modules().has(args[0].asString());
            case "moduleScript" ->
                args -> context.eval(Resources.hostModule(plugin().modules().module(args[0].asString())));
            case "moduleCall" -> args -> plugin().modules().call(args);
            default -> nodeFunction(name);
        };
    }

    private static ProxyExecutable nodeFunction(String name) {
        ProxyExecutable function = NodeFunctions.find(name);
        if (function == null) {
            throw new IllegalArgumentException("The host has no function '" + name + "'");
        }
        return function;
    }

    /** Runs a function of the guest when everything that is under way has had its turn. */
    private @Nullable Object later(Value function) {
        plugin().loop().post(function::executeVoid);
        return null;
    }

    private String key(Value... args) {
        return plugin().cacheKey(args[0].asString());
    }

    private CacheStore cache() {
        return plugin().extensions().cache();
    }

    private StorageStore storage() {
        return plugin().extensions().storage();
    }

    /** A look-up that fails finds nothing (meta.md §9). */
    private @Nullable String located(String ip) {
        try {
            return plugin().extensions().geoIp().locate(ip).orElse(null);
        } catch (ExtensionException withoutDatabase) {
            throw withoutDatabase;
        } catch (RuntimeException failure) {
            return null;
        }
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
        } catch (StackOverflowError tooDeep) {
            return refused("RangeError", "Maximum call stack size exceeded");
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
