package org.virtualvisits.core.reply;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.virtualvisits.core.notice.Delivery;
import org.virtualvisits.core.notice.Dispatch;
import org.virtualvisits.core.notice.Messenger;
import org.virtualvisits.core.notice.SmsText;
import org.virtualvisits.core.organisation.Clinic;
import org.virtualvisits.core.reply.OpenVisits.Open;

/** Answers HELP with the number of the clinic whose text was answered. Who asks is told, whatever else they have refused. */
final class AnswerHelp {

    /** Later it is no answer. */
    private static final Duration USEFUL = Duration.ofHours(1);

    /** Where nobody says when. */
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final Dispatch dispatch;
    private final HelpTexts texts;
    private final Clock clock;

    AnswerHelp(Dispatch dispatch, HelpTexts texts, Clock clock) {
        this.dispatch = dispatch;
        this.texts = texts;
        this.clock = clock;
    }

    /** The soonest visit's clinic answers, as far as the asker knows of the visit: nobody else learns that there is one. */
    Taken answer(Callback callback, String number, List<Open> found) {
        if (callback.at().plus(USEFUL).isBefore(clock.instant())) {
            return Taken.done("too_late");
        }
        return found.stream()
                .filter(one -> one.isKnownBy(clock.instant()))
                .findFirst()
                .map(one -> send(callback, number, one))
                .orElse(Taken.done("nobody"));
    }

    private Taken send(Callback callback, String number, Open one) {
        Clinic clinic = one.clinic();
        String language = one.story().visit().wanted().patients().stream()
                .filter(patient -> patient.key().equals(one.contact().patient()))
                .findFirst()
                .map(patient -> clinic.languageFor(patient.language()))
                .orElse(clinic.languages().getFirst());
        String name = clinic.publicName().orElse(one.organisation().name());
        String body = texts.help(language, Map.of("clinic", Map.of("name", name, "phone", clinic.phone())));
        var text = new Messenger.Text("help-" + callback.id().key(), callback.at(), number, SmsText.plain(body));
        return switch (dispatch.text(text, true)) {
            case Delivery.Accepted accepted -> Taken.done("help");
            case Delivery.Refused refused -> Taken.done("refused");
            case Delivery.Later(var after, var why) -> Taken.later(after.isZero() ? PAUSE : after);
            case Delivery.Placed(var at) -> Taken.later(PAUSE);
            case Delivery.Barred barred -> Taken.later(PAUSE);
        };
    }
}
