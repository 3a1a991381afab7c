package org.virtualvisits.functions;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.notice.MailAddress;
import org.virtualvisits.core.notice.Phones;
import org.virtualvisits.core.visit.Patient;
import org.virtualvisits.functions.wire.Fields;

/** A patient in plain JSON. Checked here and now, so that a number nobody can ring is seen by who can correct it. */
record PatientJson(
        String id,
        Optional<String> title,
        Optional<String> givenName,
        Optional<String> familyName,
        Optional<String> displayName,
        Optional<String> phone,
        Optional<String> email,
        Optional<String> language,
        Optional<ZoneId> zone,
        Patient.Role role) {

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_CONTACT = 254;
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,4}");

    /** Those whom the visit is about. */
    static List<PatientJson> patients(List<Fields> list, Phones phones, String region) {
        return read(list, phones, region, false);
    }

    /** Those who come with them. */
    static List<PatientJson> companions(List<Fields> list, Phones phones, String region) {
        return read(list, phones, region, true);
    }

    private static List<PatientJson> read(List<Fields> list, Phones phones, String region, boolean companions) {
        var patients = new ArrayList<PatientJson>();
        var ids = new HashSet<String>();
        for (Fields fields : list) {
            PatientJson patient = read(fields, phones, region, companions);
            if (!ids.add(patient.id())) {
                fields.wrong("id", "is the id of another of these people");
            }
            patients.add(patient);
        }
        return patients;
    }

    private static PatientJson read(Fields fields, Phones phones, String region, boolean companion) {
        var patient = new PatientJson(
                fields.requiredText("id", 128),
                fields.text("title", LONGEST_NAME),
                fields.text("givenName", LONGEST_NAME),
                fields.text("familyName", LONGEST_NAME),
                fields.text("displayName", 2 * LONGEST_NAME),
                fields.read(
                        "phone",
                        LONGEST_CONTACT,
                        text -> isNumber(phones.read(text, region)) ? Optional.of(text) : Optional.empty(),
                        "is not a phone number; write it as it is dialled in the clinic's country, or from +"),
                fields.read("email", LONGEST_CONTACT, MailAddress::read, "is not a mail address"),
                fields.read("language", 35, PatientJson::language, "is not a language tag, such as en or cy"),
                fields.read("timeZone", LocalTimes.LONGEST, LocalTimes::zone, LocalTimes.NO_ZONE),
                companion
                        ? fields.required(
                                "role",
                                20,
                                PatientJson::role,
                                "must be carer, interpreter or colleague",
                                Patient.Role.CARER)
                        : Patient.Role.PATIENT);
        fields.end();
        return patient;
    }

    private static Optional<Patient.Role> role(String word) {
        return switch (word) {
            case "carer" -> Optional.of(Patient.Role.CARER);
            case "interpreter" -> Optional.of(Patient.Role.INTERPRETER);
            case "colleague" -> Optional.of(Patient.Role.COLLEAGUE);
            default -> Optional.empty();
        };
    }

    private static boolean isNumber(Phones.Reading reading) {
        return switch (reading) {
            case Phones.Reading.Mobile(var number) -> true;
            case Phones.Reading.Fixed(var number) -> true;
            case Phones.Reading.Unreadable() -> false;
        };
    }

    private static Optional<String> language(String tag) {
        return LANGUAGE.matcher(tag).matches() ? Optional.of(tag) : Optional.empty();
    }

    Patient patient(VisitId visit) {
        return new Patient(
                Patient.key(visit, identity()),
                title,
                givenName,
                familyName,
                displayName,
                phone,
                email,
                language,
                Optional.empty(),
                Optional.of(Patient.subject(identity())),
                zone,
                role);
    }

    /** An interpreter may have the number of a patient. */
    private String identity() {
        return role == Patient.Role.PATIENT ? id : "companion " + id;
    }

    @Override
    public String toString() {
        return "patient";
    }
}
