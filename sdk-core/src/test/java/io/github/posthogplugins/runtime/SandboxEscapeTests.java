package io.github.posthogplugins.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.posthogplugins.plugin.Plugin;
import io.github.posthogplugins.time.VirtualClock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ways by which plugins have left sandboxes: none leads to the host, to Java, or to the functions that the host calls. */
class SandboxEscapeTests {

    private static final String WHATEVER_THE_HOST_HAS =
            "return [typeof process, typeof require, typeof Java, typeof Polyglot, typeof Graal, typeof Packages,"
                    + " typeof load, typeof print, typeof host, typeof kernel].join()";
    private static final String NOTHING = "undefined,".repeat(10).replaceAll(",$", "");

    private final PluginRuntime runtime =
            PluginRuntime.builder().withClock(VirtualClock.create()).build();

    @AfterEach
    void close() {
        runtime.close();
    }

    private @Nullable Object eval(String statements) {
        return eval("", statements);
    }

    private @Nullable Object eval(String declarations, String statements) {
        Plugin plugin = Plugins.load(
                runtime,
                declarations + "\nexport async function processEvent(e, meta) {"
                        + "e.properties.result = await (async () => { " + statements + " })(); return e }");
        return runtime.chain(plugin).processEvent(Plugins.event()).event().property("result");
    }

    /** Expressions whose value leads to a constructor of functions. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "(() => {})",
                "Object",
                "Function",
                "globalThis",
                "console",
                "console.log",
                "console.log()",
                "posthog",
                "posthog.capture",
                "fetch",
                "fetch.isRedirect",
                "fetch.FetchError",
                "URL",
                "new URL('https://a.b/')",
                "new URL('https://a.b/').searchParams",
                "Buffer",
                "Buffer.from('x')",
                "RetryError",
                "new RetryError('x')",
                "VMError",
                "__asyncGuard",
                "__asyncGuard(1, 'x')",
                "__loopGuard",
                "__pluginHostImports",
                "__pluginHostImports.crypto",
                "__pluginHostImports.crypto.createHash('md5')",
                "__pluginHostImports['@posthog/plugin-contrib'].createBuffer()",
                "meta",
                "meta.config",
                "meta.cache",
                "meta.cache.get",
                "meta.cache.get('k')",
                "meta.storage.get",
                "meta.geoip.locate",
                "meta.jobs.any",
                "meta.jobs.any()",
                "meta.utils.cursor.init",
                "meta.global",
                "e",
                "e.properties",
                "e.properties.$set",
                "await meta.cache.lpush('k', 5).catch((error) => error)",
                "await meta.storage.set('x'.repeat(201), 1).catch((error) => error)",
                "await meta.jobs.x().runIn(1, 'z').catch((error) => error)",
                "await fetch('no url').catch((error) => error)",
                "(() => { try { null.x } catch (error) { return error } })()",
                "(() => { try { (function f() { f() })() } catch (error) { return error } })()",
                "(() => { try { new URL('x') } catch (error) { return error } })()",
            })
    void no_chain_of_constructors_leads_out(String start) {
        assertThat(eval("const start = " + start + ";"
                        + "if (start === undefined) { return '" + NOTHING + "' }"
                        + "const make = start.constructor === Function ? start.constructor : start.constructor.constructor;"
                        + "return make(" + quoted(WHATEVER_THE_HOST_HAS) + ")()"))
                .isEqualTo(NOTHING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "return (async () => {}).constructor(%s)()",
                "return (function* () {}).constructor(%s)().next().value",
                "return (await (async function* () {}).constructor(%s)().next()).value",
                "return (0, eval)('(function () {' + %s + '})')()",
                "return eval('(function () {' + %s + '})')()",
                "return new Function(%s)()",
                "return Reflect.construct(Function, [%s])()",
                "return Function.prototype.constructor.apply(null, [%s])()",
                "return [].constructor.constructor.call(globalThis, %s).call(globalThis)",
                "class F extends Function {} return new F(%s)()",
            })
    void no_constructor_of_functions_leads_out(String statements) {
        assertThat(eval(statements.replace("%s", quoted(WHATEVER_THE_HOST_HAS))))
                .isEqualTo(NOTHING);
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }

    @Test
    void process_is_not_defined_anywhere() {
        assertThat(
                        eval(
                                "try { return this.constructor.constructor('return process')() } catch (x) { return String(x) }"))
                .isIn(
                        "ReferenceError: process is not defined",
                        "TypeError: Cannot read properties of undefined (reading 'constructor')",
                        "TypeError: Cannot read property 'constructor' of undefined");
        assertThat(eval("try { return Function('return process')() } catch (x) { return String(x) }"))
                .isEqualTo("ReferenceError: process is not defined");
    }

    /** Everything that a plugin can reach by reading members, five steps deep: functions of the language, no host objects. */
    @Test
    void everything_in_reach_is_of_the_language() {
        assertThat(eval("const seen = new Set(), foreign = [];"
                        + "function walk(value, path, depth) {"
                        + "  for (const key of Reflect.ownKeys(value)) {"
                        + "    let member; try { member = value[key] } catch { continue }"
                        + "    if (Object(member) !== member || seen.has(member) || member === Function.prototype"
                        + "      || typeof member.anythingAtAll === 'function') continue;"
                        + "    seen.add(member);"
                        + "    if (typeof member === 'function' && !(member instanceof Function)"
                        + "      || typeof member.getClass === 'function' || 'class' in member && typeof member.class"
                        + " === 'function') foreign.push(path + '.' + String(key));"
                        + "    if (depth < 5) walk(member, path + '.' + String(key), depth + 1) } }"
                        + "walk(globalThis, 'globalThis', 0); walk(meta, 'meta', 0); walk(e, 'e', 0);"
                        + "return [seen.size > 500, foreign.join()]"))
                .isEqualTo(List.of(true, ""));
    }

    /** Behind an event is a Proxy of ours, whose traps are the host's (deferred.js). */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "getPrototypeOf",
                "isExtensible",
                "apply",
                "construct",
                "get",
                "set",
                "has",
                "deleteProperty",
                "ownKeys",
                "defineProperty",
                "getOwnPropertyDescriptor",
                "preventExtensions",
                "setPrototypeOf",
                "members",
                "proxy"
            })
    void a_trap_in_the_prototype_of_all_objects_gets_no_handler(String trap) {
        assertThat(eval("let got = 'nothing'; Object.prototype." + trap
                        + " = function () { if ('members' in this) { got = Object.keys(this).join() } return null };"
                        + "try { for (const o of [e, e.properties, meta.config, meta.cache, meta.jobs]) {"
                        + "  for (const f of [Object.getPrototypeOf, Object.isExtensible, Object.keys, (x) => 'a' in x,"
                        + "    (x) => { delete x.a }, (x) => { x.b = 1 }, (x) => x.c]) { try { f(o) } catch {} } } }"
                        + "finally { delete Object.prototype." + trap + " } return got"))
                .isEqualTo("nothing");
    }

    @Test
    void a_proxy_class_of_the_plugins_own_gets_no_handler() {
        assertThat(eval(
                        "const got = []; const Real = Proxy;"
                                + "globalThis.Proxy = class { constructor(target, handler) { got.push(handler); return new"
                                + " Real(target, handler) } }; globalThis.got = got;",
                        "e.properties.a; meta.config.nested; Object.keys(e); return got.length"))
                .isEqualTo(0);
    }

    /** Frames of the host would give away its functions. */
    @Test
    void a_stack_has_no_frames_of_the_host() {
        assertThat(eval("const sites = []; Error.prepareStackTrace = (error, all) => { sites.push(...all); return '' };"
                        + "try { new Error('x').stack; const e2 = await meta.cache.lpush('k', 5).catch((x) => x); e2.stack }"
                        + "finally { Error.prepareStackTrace = undefined }"
                        + "return sites.filter((site) => site.getFileName() !== 'index.js').map(String)"))
                .isEqualTo(List.of());
    }

    @Test
    void the_caller_of_a_function_is_not_told() {
        assertThat(eval("try { return String(processEvent.caller) } catch (error) { return error.name }"))
                .isIn("null", "undefined", "TypeError");
    }

    /** What the guest side passes to the host, a plugin may have a hand in; the host does not take its word. */
    @Test
    void the_cache_of_another_plugin_is_out_of_reach() {
        eval("const iterator = Array.prototype[Symbol.iterator];"
                + "Array.prototype[Symbol.iterator] = function () {"
                + "  if (this.length === 3 && this[0] === 'k') { this[0] = '@plugin/40/2/k' } return iterator.call(this) };"
                + "const written = meta.cache.set('k', 'forged'); Array.prototype[Symbol.iterator] = iterator;"
                + "await written; return 1");
        Plugin victim = runtime.load(Plugins.source(
                        "victim",
                        "export async function processEvent(e, { cache }) { e.properties.result = await cache.get('k', 'own');"
                                + "return e }")
                .withId(40));

        assertThat(runtime.chain(victim).processEvent(Plugins.event()).event().property("result"))
                .isEqualTo("own");
    }

    @ParameterizedTest
    @ValueSource(strings = {"__loopStart", "__loopGuard", "__caught", "__finally"})
    void what_the_host_relies_on_can_not_be_replaced(String global) {
        assertThat(eval("const before = globalThis." + global + "; globalThis." + global + " = null;"
                        + "let refused = false; try { Object.defineProperty(globalThis, '" + global
                        + "', {value: null}) }"
                        + "catch { refused = true }"
                        + "return refused && !(delete globalThis." + global + ") && globalThis." + global
                        + " === before"))
                .isEqualTo(true);
    }
}
