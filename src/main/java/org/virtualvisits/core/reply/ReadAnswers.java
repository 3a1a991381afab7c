package org.virtualvisits.core.reply;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.virtualvisits.core.feed.Answered;
import org.virtualvisits.core.feed.Condition;
import org.virtualvisits.core.feed.Conditions;
import org.virtualvisits.core.kernel.Attention;
import org.virtualvisits.core.visit.AppointmentStatus;
import org.virtualvisits.core.visit.Contacts;
import org.virtualvisits.core.visit.Patient;
import org.virtualvisits.core.visit.Visit;

/** {@link Conditions} from what patients have said: of the visit as it stands, and until it begins. */
public final class ReadAnswers implements Conditions {

    private final Replies replies;

    /** Keeps its port. */
    public ReadAnswers(Replies replies) {
        this.replies = replies;
    }

    @Override
    public Answered of(Visit visit) {
        Replies.Said said = replies.of(visit.id());
        var conditions = new HashMap<String, Condition>();
        var attention = new ArrayList<Attention>();
        List<Patient> patients = visit.wanted().patients();
        List<String> names = Contacts.names(patients);
        Optional<Instant> start = visit.wanted().start();
        boolean stands = visit.wanted().status() == AppointmentStatus.BOOKED;
        for (int i = 0; i < patients.size(); i++) {
            String key = patients.get(i).key();
            String who = names.get(i);
            said.answers().stream()
                    .filter(answer -> answer.patient().equals(key))
                    .filter(answer -> start.filter(answer.start()::equals).isPresent())
                    .forEach(answer -> {
                        conditions.put(key, answer.condition());
                        if (answer.condition() == Condition.DECLINED && stands) {
                            attention.add(visit.isDeclined() ? calledOff(who) : declined(who));
                        }
                    });
        }
        said.forStaff().stream().map(ReadAnswers::forStaff).distinct().forEach(attention::add);
        return new Answered(conditions, attention);
    }

    private static Attention declined(String who) {
        return new Attention(
                Attention.Code.PATIENT_DECLINED,
                who + " has answered that they will not come.",
                "Cancel or move the appointment in the EHR; the patient is then told by itself.");
    }

    private static Attention calledOff(String who) {
        return new Attention(
                Attention.Code.PATIENT_DECLINED,
                who + " has answered that they will not come, and the visit is called off for them.",
                "Cancel or move the appointment in the EHR, which still has it as booked; or press Comes after all.");
    }

    private static Attention forStaff(Replies.ForStaff reply) {
        String what = switch (reply.why()) {
            case UNCLEAR -> "A patient has answered with words that need reading.";
            case SHARED ->
                "A patient has answered, but the number is that of several visits or patients, so nobody knows which one is"
                        + " meant.";
            case TOO_EARLY -> "A patient has answered before they could know of the visit as it is now.";
            case STRANGERS ->
                "A text has come from a number that patients of several organisations have. Its words are not shown.";
        };
        return new Attention(
                Attention.Code.REPLY_TO_READ,
                what,
                reply.why() == Replies.Why.STRANGERS
                        ? "Ring the patient, then press Done with the visit's replies."
                        : "Open the visit's replies on the day list, do what they ask, and press Done.");
    }
}
