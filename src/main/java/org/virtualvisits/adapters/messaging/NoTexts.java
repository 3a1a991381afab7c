package org.virtualvisits.adapters.messaging;

import org.virtualvisits.core.notice.Delivery;
import org.virtualvisits.core.notice.Messenger;
import org.virtualvisits.core.notice.TextSender;

/** A deployment without a text message service: what should have been texted is shown to staff, who ring (V11). */
public final class NoTexts implements TextSender {

    @Override
    public Delivery send(Messenger.Text text, boolean perhapsSent) {
        return Refusals.nobodyCarriesTexts();
    }
}
