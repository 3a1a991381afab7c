package org.virtualvisits.sandbox.node;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Invites written by hand. */
final class Invites {

    private static final String LONDON = """
            BEGIN:VTIMEZONE
            TZID:Europe/London
            BEGIN:DAYLIGHT
            TZOFFSETFROM:+0000
            TZOFFSETTO:+0100
            TZNAME:BST
            DTSTART:19700329T010000
            RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
            END:DAYLIGHT
            BEGIN:STANDARD
            TZOFFSETFROM:+0100
            TZOFFSETTO:+0000
            TZNAME:GMT
            DTSTART:19701025T020000
            RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
            END:STANDARD
            END:VTIMEZONE
            """;

    private Invites() {}

    /** A message of half an hour that is right in every way; {@code start} is a local time in London such as 20300701T090000. */
    static String message(String method, String uid, int sequence, String stamp, String start) {
        return crlf("BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//example.org//by hand//EN\nMETHOD:" + method + "\n" + LONDON
                + "BEGIN:VEVENT\nUID:" + uid + "\nSEQUENCE:" + sequence + "\nDTSTAMP:" + stamp + "\n"
                + "DTSTART;TZID=Europe/London:" + start + "\nDURATION:PT30M\n"
                + (method.equals("CANCEL") ? "STATUS:CANCELLED\n" : "STATUS:CONFIRMED\n")
                + """
                SUMMARY:Video visit\\, clinic
                LOCATION:https://visits.example.nhs.uk/j/x
                ORGANIZER;CN=Clinic:mailto:clinic@example.nhs.uk
                ATTENDEE;CN="Ada Example";ROLE=REQ-PARTICIPANT;RSVP=TRUE:mailto:ada@exam
                 ple.org
                END:VEVENT
                END:VCALENDAR
                """);
    }

    static String crlf(String lines) {
        return Arrays.stream(lines.split("\n")).collect(Collectors.joining("\r\n", "", "\r\n"));
    }
}
