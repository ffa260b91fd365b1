package io.github.posthogplugins.testing.probe;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.api.interop.UnsupportedMessageException;
import java.math.BigInteger;

/** What JavaScript thinks of a value. */
final class GuestValues {

    private static final InteropLibrary INTEROP = InteropLibrary.getUncached();

    private GuestValues() {}

    static boolean isTrue(Object value) {
        if (value instanceof Boolean known) {
            return known;
        }
        if (value instanceof Number number) {
            return isTrue(number.doubleValue());
        }
        return isTrueObject(value);
    }

    private static boolean isTrue(double number) {
        return number != 0 && !Double.isNaN(number);
    }

    @TruffleBoundary
    private static boolean isTrueObject(Object value) {
        try {
            if (INTEROP.isString(value)) {
                return !INTEROP.asTruffleString(value).isEmpty();
            }
            if (INTEROP.isNumber(value) && INTEROP.fitsInBigInteger(value)) {
                return !INTEROP.asBigInteger(value).equals(BigInteger.ZERO);
            }
            return !INTEROP.isNull(value);
        } catch (UnsupportedMessageException e) {
            throw new IllegalStateException(e);
        }
    }

    @TruffleBoundary
    static boolean isMissing(Object value) {
        return !(value instanceof Boolean || value instanceof Number) && INTEROP.isNull(value);
    }
}
