package org.virtualvisits.adapters.messaging;

import org.virtualvisits.core.kernel.Attention;

/** What staff are told when a carrier will never take a message (V11). Carriers' own words may quote the number (V8). */
final class Refusals {

    private Refusals() {}

    /** The carrier objects to the number. */
    static Attention number(int status) {
        return failed(
                "The text message service does not deliver to this patient's phone number (it answered " + status
                        + ").",
                "Tell this patient by phone or letter now. Then check the number in the EHR: a corrected one is"
                        + " written to when the change arrives. If the number is right, its owner may have opted out of"
                        + " these messages: they opt in again by texting START to the number that the messages come from.");
    }

    /**
     * The carrier objects to the request, for a reason that lies in the settings or in the text.
     *
     * @param settings the app settings that can be the reason
     */
    static Attention wholeRequest(int status, String settings) {
        return failed(
                "The text message service does not accept this message (it answered " + status + ").",
                "Tell this patient by phone now. If other patients' messages fail as well, correct the app setting "
                        + settings + " (docs/reference/settings.md). If not, this text is too long: shorten the SMS"
                        + " template.");
    }

    /**
     * The carrier lets nobody in.
     *
     * @param settings the app settings that can be the reason
     */
    static Attention shut(int status, String settings) {
        return new Attention(
                Attention.Code.MESSAGES_BARRED,
                "The text message service does not let this deployment in (it answered " + status
                        + "), so no text goes out.",
                "Correct " + settings + " (docs/reference/settings.md). This text goes out within ten minutes of the"
                        + " fix; if the visit is near, tell this patient by phone.");
    }

    /** It can no longer be found out whether an attempt that got no answer had succeeded. */
    static Attention perhapsSent() {
        return failed(
                "This message may have been sent or not: its attempt got no answer, and the text message service no"
                        + " longer knows.",
                "Ask this patient by phone whether they have the message, and tell them what it would say.");
    }

    private static Attention failed(String what, String fix) {
        return new Attention(Attention.Code.NOTICE_FAILED, what, fix);
    }
}
