package org.virtualvisits.adapters.messaging;

import org.virtualvisits.core.kernel.Attention;
import org.virtualvisits.core.notice.Delivery;

/** What staff read when a text message can never be delivered, in the same words whoever was to carry it. */
final class Refusals {

    private Refusals() {}

    static Delivery badNumber() {
        return refused(
                "The text message service says that a message cannot reach this patient's phone number.",
                "Ring the patient, correct the mobile number in the EHR, and send the appointment again.");
    }

    static Delivery optedOut() {
        return refused(
                "The patient has answered STOP to an earlier text message, so the service sends them no more.",
                "Ring the patient. If they want texts again, they text START to the number that our texts come from.");
    }

    static Delivery message(String service, String setting) {
        return refused(
                service + " refuses this text message as it is.",
                "Ring the patient. Then have the operator check " + setting
                        + " for the next ones: this message is not sent again (docs/howto/attention.md).");
    }

    private static Delivery refused(String what, String fix) {
        return new Delivery.Refused(new Attention(Attention.Code.NOTICE_FAILED, what, fix));
    }
}
