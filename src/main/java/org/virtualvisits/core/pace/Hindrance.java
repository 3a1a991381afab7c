package org.virtualvisits.core.pace;

/** Why a call to another service came to nothing, as far as it decides what happens next. */
public enum Hindrance {
    /** The service is well and asks us to come back (429). It did nothing. */
    THROTTLED,
    /** The same, with part of the work done by then. */
    INTERRUPTED,
    /** Nobody could be reached; nothing was sent. */
    UNREACHED,
    /** No answer, or a gateway's (502, 503, 504): the service is in trouble, and what it did is unknown. */
    UNANSWERED,
    /** It failed for a reason of its own, and what it did is unknown. */
    UNSURE;

    /** Whether it is certain that the call had no effect: then it is simply made again, and nothing is looked up. */
    public boolean isWithoutEffect() {
        return this == THROTTLED || this == UNREACHED;
    }

    /** Whether the service is well, and we are too many for it. */
    public boolean isThrottle() {
        return this == THROTTLED || this == INTERRUPTED;
    }

    /** The same hindrance, for work of which a part was done before. */
    public Hindrance midway() {
        return switch (this) {
            case THROTTLED, INTERRUPTED -> INTERRUPTED;
            case UNREACHED, UNANSWERED -> UNANSWERED;
            case UNSURE -> UNSURE;
        };
    }

    /** Whether the service is down, for us and so for everybody. */
    public boolean isDown() {
        return this == UNREACHED || this == UNANSWERED;
    }
}
