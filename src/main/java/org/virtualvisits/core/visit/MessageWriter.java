package org.virtualvisits.core.visit;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.virtualvisits.core.notice.Channel;
import org.virtualvisits.core.notice.Contact;
import org.virtualvisits.core.notice.Invites;
import org.virtualvisits.core.notice.Messenger;
import org.virtualvisits.core.notice.Notice;
import org.virtualvisits.core.notice.SmsText;
import org.virtualvisits.core.notice.Templates;
import org.virtualvisits.core.notice.Templates.BrokenTemplate;
import org.virtualvisits.core.notice.Templates.Part;
import org.virtualvisits.core.notice.Templates.Whose;
import org.virtualvisits.core.organisation.AppointmentType;
import org.virtualvisits.core.organisation.Clinic;
import org.virtualvisits.core.organisation.Organisation;

/** Makes the message of a notice from the visit as it is at that moment. */
public final class MessageWriter {

    private final Templates templates;
    private final Invites invites;
    private final JoinTokens tokens;
    private final boolean replies;

    /**
     * Keeps its ports.
     *
     * @param replies whether patients can answer texts, so that texts may say so
     */
    public MessageWriter(Templates templates, Invites invites, JoinTokens tokens, boolean replies) {
        this.replies = replies;
        this.templates = templates;
        this.invites = invites;
        this.tokens = tokens;
    }

    /** The message; what its templates cannot say is told, and what is out of reach is thrown. */
    Written write(Letter letter, Instant now) {
        try {
            return letter.contact().channel() == Channel.SMS
                    ? new Written.Text(text(letter))
                    : new Written.Mail(mail(letter, now));
        } catch (BrokenTemplate e) {
            return new Written.Broken(String.valueOf(e.getMessage()));
        }
    }

    private Messenger.Text text(Letter letter) {
        return new Messenger.Text(
                letter.key(),
                letter.notice().planned(),
                letter.contact().address(),
                SmsText.plain(fill(Part.SMS, letter)));
    }

    private Messenger.Mail mail(Letter letter, Instant now) {
        return new Messenger.Mail(
                letter.key(),
                letter.clinic().sender(),
                letter.wording(replies).publicName(),
                letter.contact().address(),
                oneLine(fill(Part.SUBJECT, letter)),
                fill(Part.TEXT, letter),
                fill(Part.HTML, letter),
                letter.language(),
                letter.notice().kind().occasional() ? Optional.empty() : Optional.of(invite(letter, now)));
    }

    private Messenger.Invite invite(Letter letter, Instant now) {
        Notice notice = letter.notice();
        Invites.Method method = notice.kind().standing() ? Invites.Method.REQUEST : Invites.Method.CANCEL;
        String mailbox = letter.clinic().sender();
        var invite = new Invites.Invite(
                method,
                letter.visit().id() + "-" + notice.patient() + mailbox.substring(mailbox.lastIndexOf('@')),
                notice.sequence(),
                now,
                notice.facts().start(),
                notice.facts().end(),
                letter.zone(),
                oneLine(fill(Part.INVITE_SUMMARY, letter)),
                fill(Part.INVITE_DESCRIPTION, letter),
                "Microsoft Teams",
                mailbox,
                letter.wording(replies).publicName(),
                letter.contact().address(),
                letter.language(),
                notice.kind().standing() ? Optional.of(link(letter)) : Optional.empty());
        return new Messenger.Invite(method.name(), invites.write(invite));
    }

    private String fill(Part part, Letter letter) {
        Notice notice = letter.notice();
        Optional<URI> link = notice.kind().standing() ? Optional.of(link(letter)) : Optional.empty();
        Wording wording = letter.wording(replies);
        Map<String, Object> data = letter.patient().isCompanion()
                ? wording.ofCompanion(letter.patient(), notice, link)
                : wording.data(
                        letter.patient(),
                        notice.facts(),
                        notice.previousStart(),
                        notice.kind() == Notice.Kind.LATE ? notice.offset() : Duration.ZERO,
                        letter.visit(),
                        link);
        return templates.fill(part, notice.kind(), letter.whose(), letter.language(), data);
    }

    private URI link(Letter letter) {
        return tokens.link(letter.visit().id(), letter.contact());
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ").strip();
    }

    /** A notice with all that its message is made of. */
    record Letter(
            Visit visit, Notice notice, Patient patient, Contact contact, Clinic clinic, Organisation organisation) {

        /** Names the message for ever, without saying whose it is. */
        String key() {
            return visit.id() + "-" + notice.id();
        }

        String language() {
            return clinic.languageFor(patient.language());
        }

        ZoneId zone() {
            return patient.zone().orElse(clinic.zone());
        }

        Wording wording(boolean replies) {
            return new Wording(clinic, organisation, language(), zone(), replies);
        }

        Whose whose() {
            return new Whose(
                    organisation.id(),
                    clinic.id(),
                    organisation.typeCoded(visit.wanted().types()).map(AppointmentType::key),
                    patient.isCompanion());
        }
    }

    /** What became of a notice. */
    sealed interface Written {
        /** A text message. */
        record Text(Messenger.Text text) implements Written {}

        /** A mail. */
        record Mail(Messenger.Mail mail) implements Written {}

        /** Nothing: a template cannot be filled, and this says which and why. */
        record Broken(String where) implements Written {}
    }
}
