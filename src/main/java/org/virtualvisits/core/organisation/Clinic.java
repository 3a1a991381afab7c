package org.virtualvisits.core.organisation;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.virtualvisits.core.kernel.ClinicId;

/**
 * A clinic: where and when a visit "is", who it comes from, and how its patients are told.
 *
 * @param serviceArea the specialty it sits under (S1.8); shown to staff only, as it can reveal a condition
 * @param name the clinic's name within its service area
 * @param publicName what patients read; the organisation's name where absent
 * @param zone the IANA zone in which every time is shown (V10)
 * @param region ISO 3166 two letters, for phone numbers written without a country
 * @param phone the number a patient rings, as it should be read
 * @param location the place's name and postal address, for templates (S2.12)
 * @param sender the mailbox that sends and organises invites (S1.6); never a clinician's
 * @param identifiers how the EHR names it: {@code Location/12}, {@code HealthcareService/3}, {@code system|value}
 * @param opensBefore how long before the start the join page opens
 * @param closesAfter how long after the end it closes
 * @param reminding which reminders patients get, and when they are left in peace
 * @param languages BCP 47 primary tags offered, the default one first
 * @param preparation by language: how to prepare, what to do if the visit does not suit, what if the technology fails
 *     (S1.39)
 * @param organiser in whose name meetings are held (S2.2)
 * @param onDecline what follows when a patient answers that they will not come
 * @param arrivalNotice whether clinicians get a mail when a patient waits for them
 */
public record Clinic(
        ClinicId id,
        String serviceArea,
        String name,
        Optional<String> publicName,
        ZoneId zone,
        String region,
        String phone,
        Location location,
        String sender,
        Set<String> identifiers,
        Duration opensBefore,
        Duration closesAfter,
        Reminding reminding,
        List<String> languages,
        Map<String, String> preparation,
        Organiser organiser,
        OnDecline onDecline,
        boolean arrivalNotice) {

    /** The VA opens visits half an hour before and closes them four hours after; so do we unless told otherwise. */
    public static final Duration OPENS_BEFORE = Duration.ofMinutes(30);

    /** See {@link #OPENS_BEFORE}. */
    public static final Duration CLOSES_AFTER = Duration.ofHours(4);

    /** Keeps its own copies. */
    public Clinic {
        identifiers = Set.copyOf(identifiers);
        languages = List.copyOf(languages);
        preparation = Map.copyOf(preparation);
        if (languages.isEmpty()) {
            throw new IllegalArgumentException("a clinic speaks at least one language");
        }
    }

    /** The patient's language if this clinic offers it, its own first one otherwise. */
    public String languageFor(Optional<String> wanted) {
        return wanted.map(tag -> tag.split("-", 2)[0])
                .filter(languages::contains)
                .orElse(languages.getFirst());
    }

    /** A place as templates show it. */
    public record Location(String display, String address) {}

    /** What follows when the only patient of a visit answers by text that they will not come (S2.15). */
    public enum OnDecline {
        /** The visit stands, and staff are asked to cancel or move it. */
        ASK,
        /** The visit is called off at once, and staff are asked to say so in the EHR. */
        CANCEL
    }

    /** In whose name a clinic's meetings are held (S2.2). */
    public sealed interface Organiser {
        /** The clinician of the visit; recommended. */
        record OwnClinician() implements Organiser {}

        /**
         * One account for all visits of the clinic; less upkeep, and at most 2,000 meetings a calendar month.
         *
         * @param objectId the account's Entra object id
         */
        record Facilitator(String objectId) implements Organiser {}
    }
}
