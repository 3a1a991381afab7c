package org.virtualvisits.functions;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.virtualvisits.core.kernel.SourceId;
import org.virtualvisits.core.retention.ErasePatient;
import org.virtualvisits.core.visit.Patient;
import org.virtualvisits.functions.wire.Fields;
import org.virtualvisits.functions.wire.Json;
import org.virtualvisits.functions.wire.Violations;

/**
 * Whom an administrator asks about, as JSON.
 *
 * @param organisation as written; who may ask about it is another matter
 * @param futureVisits what is to become of visits to come, where that was said
 */
record PrivacyRequest(String organisation, Whom whom, Optional<ErasePatient.ToCome> futureVisits) {

    private static final int LONGEST = 512;
    private static final Pattern SUBJECT = Pattern.compile("[0-9a-z]{16}|v[0-9a-z]{25}\\.[0-9a-z]{1,20}");

    static PrivacyRequest read(String body, boolean erases) {
        var violations = new Violations();
        Fields fields = Fields.of(Json.object(body), violations);
        String organisation = fields.requiredText("organisation", 40);
        Optional<String> phone = fields.text("phone", LONGEST);
        Optional<String> email = fields.text("email", LONGEST);
        Optional<SourceId> source = fields.read("source", 40, PrivacyRequest::source, "is not the id of a source");
        Optional<String> patient = fields.text("patient", LONGEST);
        Optional<String> subject = fields.read(
                "subject",
                LONGEST,
                text -> Optional.of(text).filter(SUBJECT.asMatchPredicate()),
                "is not a subject that a candidate has");
        Optional<ErasePatient.ToCome> futureVisits = erases
                ? fields.read("futureVisits", 10, PrivacyRequest::toCome, "is neither cancel nor keep")
                : Optional.empty();
        fields.end();
        Optional<String> address = phone.or(() -> email);
        boolean byAddress = address.isPresent() && source.isEmpty() && patient.isEmpty() && subject.isEmpty();
        boolean byName = address.isEmpty() && source.isPresent() && patient.isPresent() != subject.isPresent();
        if ((phone.isPresent() && email.isPresent()) || (!byAddress && !byName)) {
            fields.wrong(
                    "patient",
                    "needs a \"source\" beside it, or give a \"source\" and a \"subject\", or a \"phone\" or an \"email\" alone");
        }
        violations.refuseIfAny();
        Whom whom = address.<Whom>map(Whom.Address::new)
                .orElseGet(() -> new Whom.One(
                        source.orElseThrow(),
                        subject.or(() -> patient.map(Patient::subject)).orElseThrow()));
        return new PrivacyRequest(organisation, whom, futureVisits);
    }

    private static Optional<SourceId> source(String text) {
        try {
            return Optional.of(new SourceId(text));
        } catch (IllegalArgumentException notOne) {
            return Optional.empty();
        }
    }

    private static Optional<ErasePatient.ToCome> toCome(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "cancel" -> Optional.of(ErasePatient.ToCome.CANCEL);
            case "keep" -> Optional.of(ErasePatient.ToCome.KEEP);
            default -> Optional.empty();
        };
    }

    /** Shows nobody. */
    @Override
    public String toString() {
        return "privacy request of " + organisation;
    }

    /** How a patient is named. */
    sealed interface Whom {
        /** By what tells them apart in one source. */
        record One(SourceId source, String subject) implements Whom {}

        /** By a phone number or mail address, which may be several people's. */
        record Address(String address) implements Whom {
            @Override
            public String toString() {
                return "an address";
            }
        }
    }
}
