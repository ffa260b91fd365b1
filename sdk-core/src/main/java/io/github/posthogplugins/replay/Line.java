package io.github.posthogplugins.replay;

/**
 * A line as it was read, without its end.
 *
 * @param number its number, counted from 1
 * @param bytes its bytes; of a line that is too long or cut off, none
 * @param state whether it is whole
 */
record Line(long number, byte[] bytes, State state) {

    enum State {
        WHOLE,
        TOO_LONG,
        /** The compressed input broke off within this line. */
        CUT_OFF
    }

    static Line whole(long number, byte[] bytes) {
        return new Line(number, bytes, State.WHOLE);
    }

    static Line tooLong(long number) {
        return new Line(number, new byte[0], State.TOO_LONG);
    }

    static Line cutOff(long number) {
        return new Line(number, new byte[0], State.CUT_OFF);
    }
}
