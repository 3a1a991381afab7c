package org.virtualvisits.core.notice;

/** Port: the service that carries text messages. */
public interface TextSender {

    /**
     * Sends a text message.
     *
     * @param perhapsSent whether an earlier attempt with this key may have succeeded unseen
     */
    Delivery send(Messenger.Text text, boolean perhapsSent);
}
