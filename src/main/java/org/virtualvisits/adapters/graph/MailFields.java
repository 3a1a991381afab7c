package org.virtualvisits.adapters.graph;

import java.util.regex.Pattern;
import org.virtualvisits.core.notice.Messenger.Mail;

/**
 * The parts of a mail that become headers, made so that none can end its header and begin another (CWE-93). What only
 * we make is refused where it is not what we make; what people write loses its control characters.
 */
final class MailFields {

    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,119}");
    private static final Pattern METHOD = Pattern.compile("[A-Z]{1,20}");
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*");

    /** Line and paragraph separators too: some software takes them for line ends. */
    private static final Pattern NOT_ONE_LINE = Pattern.compile("[\\p{Cntrl}\\u0085\\u2028\\u2029]+");

    private MailFields() {}

    static String key(Mail mail) {
        return checked(KEY, mail.key(), "a mail's key");
    }

    /** The mail's Message-ID (RFC 5322 §3.6.4): the same in every attempt, and tells nothing but the sender's domain. */
    static String messageId(Mail mail) {
        return "<" + key(mail) + mail.from().substring(mail.from().lastIndexOf('@')) + ">";
    }

    static String language(Mail mail) {
        return checked(LANGUAGE, mail.language(), "a language");
    }

    /** The calendar part's type, whose method must be the one inside (RFC 6047 §2.4). */
    static String calendarType(String method) {
        return "text/calendar; method=" + checked(METHOD, method, "a calendar method") + "; charset=UTF-8";
    }

    static String oneLine(String text) {
        return NOT_ONE_LINE.matcher(text).replaceAll(" ").strip();
    }

    private static String checked(Pattern shape, String text, String what) {
        if (!shape.matcher(text).matches()) {
            throw new IllegalArgumentException("not " + what);
        }
        return text;
    }
}
