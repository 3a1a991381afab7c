package org.virtualvisits.core.notice;

/** Port: the service that carries mails. */
public interface MailSender {

    /**
     * Sends a mail.
     *
     * @param perhapsSent whether an earlier attempt with this key may have succeeded unseen
     */
    Delivery send(Messenger.Mail mail, boolean perhapsSent);
}
