package org.virtualvisits.sandbox;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.virtualvisits.core.kernel.ClinicId;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.kernel.SourceId;
import org.virtualvisits.core.organisation.Clinic;
import org.virtualvisits.core.organisation.Clinician;
import org.virtualvisits.core.organisation.Organisation;
import org.virtualvisits.core.organisation.Reminding;
import org.virtualvisits.core.organisation.Source;
import org.virtualvisits.core.readiness.Defect;
import org.virtualvisits.sandbox.graph.GraphSimulator;
import org.virtualvisits.sandbox.graph.Mailbox;
import org.virtualvisits.sandbox.graph.SimulatedEntra;
import org.virtualvisits.sandbox.graph.SimulatedUser;

/** A tenant of many clinicians, each of whom has at most one of every kind of defect there is; and what must be found. */
public final class UnreadyTenant {

    /** One clinician in so many has a defect. */
    private static final int ONE_IN = 8;

    /** Every defect of an account that can be planted in one account. */
    public static final List<Defect> PLANTED = List.of(
            Defect.ACCOUNT_NOT_NAMED,
            Defect.ACCOUNT_UNKNOWN,
            Defect.ACCOUNT_DISABLED,
            Defect.ACCOUNT_IS_GUEST,
            Defect.ACCOUNT_OF_TWO,
            Defect.ACCOUNT_NAME_DIFFERS,
            Defect.LICENCE_MISSING,
            Defect.TEAMS_MISSING,
            Defect.TEAMS_DISABLED,
            Defect.TEAMS_PENDING,
            Defect.TEAMS_FAILED,
            Defect.EXCHANGE_MISSING,
            Defect.EXCHANGE_DISABLED,
            Defect.EXCHANGE_PENDING,
            Defect.EXCHANGE_FAILED,
            Defect.MAILBOX_SHARED,
            Defect.MAILBOX_OF_ROOM,
            Defect.MAILBOX_ON_PREMISES,
            Defect.MAILBOX_ABSENT,
            Defect.MAILBOX_OF_ANOTHER_KIND,
            Defect.MAILBOX_REFUSED,
            Defect.POLICY_MISSING);

    private static final String TEAMS = "TEAMS1";
    private static final String EXCHANGE = "EXCHANGE_S_ENTERPRISE";

    private final GraphSimulator graph;
    private final OrganisationId id = new OrganisationId("north");
    private final List<Clinician> clinicians = new ArrayList<>();
    private final List<Clinic> clinics = new ArrayList<>();
    private final Map<String, Set<Defect>> expected = new HashMap<>();

    /** Fills the tenant. */
    public UnreadyTenant(GraphSimulator graph, int number) {
        this.graph = graph;
        expect("app", Defect.SECRET_MISSING);
        clinics();
        int planted = 0;
        for (int i = 0; i < number; i++) {
            if (i % ONE_IN == 3) {
                plant(i, PLANTED.get(planted++ % PLANTED.size()));
            } else {
                expect(key(i));
                clinicians.add(clinician(i, Optional.empty(), Optional.of(name(i))));
                graph.tenant().put(user(i));
            }
        }
    }

    /** As it is configured. */
    public Organisation organisation() {
        var source = new Source(
                new SourceId("ehr"),
                "EHR",
                Set.of(),
                List.of("kept", "lost"),
                Source.Order.AUTOMATIC,
                Optional.empty());
        return new Organisation(id, "North", Set.of(), clinics, List.of(), clinicians, List.of(source));
    }

    /** What must be found of each subject, by its key; nothing of those that are well. */
    public Map<String, Set<Defect>> expected() {
        return Map.copyOf(expected);
    }

    private void clinics() {
        mailbox("well", 900_001);
        clinics.add(clinic("well", "01632 960001", "well@example.nhs.uk"));
        expect("clinic|well");

        clinics.add(clinic("nowhere", "01632 960002", "nowhere@example.nhs.uk"));
        expect("clinic|nowhere", Defect.SENDER_ABSENT);

        graph.tenant().withhold(mailbox("closed", 900_003), "Mail.ReadWrite");
        clinics.add(clinic("closed", "01632 960003", "closed@example.nhs.uk"));
        expect("clinic|closed", Defect.SENDER_REFUSED);

        graph.tenant().withhold(mailbox("mute", 900_004), "Mail.Send");
        clinics.add(clinic("mute", "nobody knows", "Mute@example.nhs.uk"));
        expect("clinic|mute", Defect.SENDER_MAY_NOT_SEND, Defect.CLINIC_PHONE_INVALID);

        clinics.add(clinic("own", "01632 960005", name(0)));
        expect("clinic|own", Defect.SENDER_IS_CLINICIAN);
    }

    private void plant(int i, Defect defect) {
        expect(key(i), defect);
        clinicians.add(
                switch (defect) {
                    case ACCOUNT_NOT_NAMED -> clinician(i, Optional.empty(), Optional.empty());
                    case ACCOUNT_OF_TWO -> {
                        expect(key(i - 1), defect);
                        yield clinician(i, Optional.empty(), Optional.of(name(i - 1)));
                    }
                    case ACCOUNT_NAME_DIFFERS -> clinician(i, Optional.of(objectId(i)), Optional.of("x" + name(i)));
                    default -> clinician(i, Optional.empty(), Optional.of(name(i)));
                });
        switch (defect) {
            case ACCOUNT_NOT_NAMED, ACCOUNT_UNKNOWN, ACCOUNT_OF_TWO -> {}
            default -> graph.tenant().put(broken(user(i), defect));
        }
        if (defect == Defect.MAILBOX_REFUSED) {
            graph.tenant().withhold(objectId(i), "MailboxSettings.Read");
        }
    }

    private static SimulatedUser broken(SimulatedUser user, Defect defect) {
        SimulatedEntra usual = SimulatedEntra.LICENSED;
        return switch (defect) {
            case ACCOUNT_DISABLED -> user.enabled(false);
            case ACCOUNT_IS_GUEST -> user.withEntra(usual.asGuest());
            case LICENCE_MISSING -> user.withEntra(SimulatedEntra.UNLICENSED);
            case TEAMS_MISSING -> user.withEntra(usual.withoutPlan(TEAMS));
            case TEAMS_DISABLED -> user.withEntra(usual.withPlan(TEAMS, "Disabled"));
            case TEAMS_PENDING -> user.withEntra(usual.withPlan(TEAMS, "PendingInput"));
            case TEAMS_FAILED -> user.withEntra(usual.withPlan(TEAMS, "Error"));
            case EXCHANGE_MISSING -> user.withEntra(usual.withoutPlan(EXCHANGE));
            case EXCHANGE_DISABLED -> user.withEntra(usual.withPlan(EXCHANGE, "Disabled"));
            case EXCHANGE_PENDING -> user.withEntra(usual.withPlan(EXCHANGE, "PendingProvisioning"));
            case EXCHANGE_FAILED -> user.withEntra(usual.withPlan(EXCHANGE, "Error"));
            case MAILBOX_SHARED -> user.withMailbox(Mailbox.SHARED);
            case MAILBOX_OF_ROOM -> user.withMailbox(Mailbox.ROOM);
            case MAILBOX_ON_PREMISES -> user.withMailbox(Mailbox.ON_PREMISES).withEntra(usual.asSynced());
            case MAILBOX_ABSENT -> user.withMailbox(Mailbox.NONE);
            case MAILBOX_OF_ANOTHER_KIND -> user.withMailbox(Mailbox.OTHERS);
            case POLICY_MISSING -> user.withApplicationAccessPolicy(false);
            default -> user;
        };
    }

    private void expect(String key, Defect... defects) {
        Set<Defect> its = expected.computeIfAbsent(key, same -> EnumSet.noneOf(Defect.class));
        its.addAll(List.of(defects));
    }

    private String mailbox(String name, int number) {
        String address = name + "@example.nhs.uk";
        graph.tenant().put(new SimulatedUser(objectId(number), address, name, address, false, Mailbox.SHARED, false));
        return objectId(number);
    }

    private static SimulatedUser user(int i) {
        return new SimulatedUser(objectId(i), name(i), "Dr " + i, name(i), true, Mailbox.USER, true);
    }

    private static String key(int i) {
        return "clinician|c%05d".formatted(i);
    }

    private static String name(int i) {
        return "c%05d@example.nhs.uk".formatted(i);
    }

    private static String objectId(int i) {
        return "00000000-0000-4000-8000-%012d".formatted(i);
    }

    private static Clinician clinician(int i, Optional<String> objectId, Optional<String> principalName) {
        String id = "c%05d".formatted(i);
        return new Clinician(id, Set.of("Practitioner/" + id), "Dr " + i, principalName, objectId);
    }

    private static Clinic clinic(String id, String phone, String sender) {
        return new Clinic(
                new ClinicId(id),
                "General",
                id,
                Optional.empty(),
                ZoneId.of("Europe/London"),
                "GB",
                phone,
                new Clinic.Location(id, "1 Example Road"),
                sender,
                Set.of("Location/" + id),
                Duration.ofMinutes(30),
                Duration.ofHours(4),
                Reminding.NONE,
                List.of("en"),
                Map.of(),
                new Clinic.Organiser.OwnClinician(),
                Clinic.OnDecline.ASK,
                false);
    }
}
