package org.virtualvisits.core.notice;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** Port: writes iCalendar objects (RFC 5545) for mail (RFC 6047). */
public interface Invites {

    /** The object's text: CRLF, folded at 75 octets, with the VTIMEZONE its times need. */
    String write(Invite invite);

    /**
     * One iTIP message about one visit to one patient.
     *
     * @param method REQUEST or CANCEL (RFC 5546)
     * @param uid the same for the visit's life (V7)
     * @param sequence rises with each message (V7)
     * @param stamp when the message is made
     * @param organiser the clinic's mailbox, which is also the mail's sender
     * @param join the patient's own link; absent from a CANCEL
     */
    record Invite(
            Method method,
            String uid,
            int sequence,
            Instant stamp,
            Instant start,
            Instant end,
            ZoneId zone,
            String summary,
            String description,
            String location,
            String organiser,
            String organiserName,
            String attendee,
            String language,
            Optional<URI> join) {}

    /** iTIP's methods that we use. */
    enum Method {
        /** The visit stands. */
        REQUEST,
        /** It does not. */
        CANCEL
    }
}
