package org.virtualvisits.core.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.virtualvisits.core.kernel.ClinicId;
import org.virtualvisits.core.kernel.Digest;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.kernel.SourceId;
import org.virtualvisits.core.organisation.Clinic.Organiser;

/** What every {@link Organisations} must do; subclassed once per implementation, each test with none at first. */
public abstract class OrganisationsContract {

    protected static final OrganisationId NORTH = new OrganisationId("north-trust");
    protected static final OrganisationId SOUTH = new OrganisationId("south-trust");
    protected static final SourceId EHR = new SourceId("ehr");
    protected static final String OLD = Digest.sha256Hex("old");
    protected static final String NEW = Digest.sha256Hex("new");

    private static final String ODD = "http://codes.example.org/#v?a=%20'b'\\é~0041|12";

    protected abstract Organisations organisations();

    @BeforeEach
    void twoOrganisations() {
        organisations().put(NORTH, "North Trust", Set.of());
        organisations().put(SOUTH, "South Trust", Set.of());
    }

    @Test
    void anOrganisationThatWasNeverPutIsAbsent() {
        assertThat(organisations().find(new OrganisationId("none"))).isEmpty();
        assertThat(organisations().ofSource(new SourceId("none"))).isEmpty();
        assertThat(organisations().ofToken(OLD)).isEmpty();
        assertThat(organisations().all()).containsExactly(NORTH, SOUTH);
    }

    @Test
    void everythingOfAnOrganisationComesBackInTheOrderOfKeys() {
        organisations().put(NORTH, "Ysbyty’r Gogledd 北", Set.of(OLD, NEW));
        organisations().put(NORTH, maximalClinic("b"));
        organisations().put(NORTH, minimalClinic("a"));
        organisations().put(NORTH, type("VIDEO", Optional.of("http://codes.example.org/#types")));
        organisations().put(NORTH, type("F2F", Optional.empty()));
        organisations().put(NORTH, clinician(ODD));
        organisations().put(NORTH, new Clinician("a", Set.of(), "", Optional.empty(), Optional.empty()));
        organisations().put(NORTH, source(EHR, OLD, NEW));
        organisations().put(NORTH, minimalSource("bare"));

        assertThat(organisations().find(NORTH))
                .contains(new Organisation(
                        NORTH,
                        "Ysbyty’r Gogledd 北",
                        Set.of(OLD, NEW),
                        List.of(minimalClinic("a"), maximalClinic("b")),
                        List.of(
                                type("F2F", Optional.empty()),
                                type("VIDEO", Optional.of("http://codes.example.org/#types"))),
                        List.of(new Clinician("a", Set.of(), "", Optional.empty(), Optional.empty()), clinician(ODD)),
                        List.of(minimalSource("bare"), source(EHR, OLD, NEW))));
    }

    @ParameterizedTest
    @EnumSource
    void everyOrderOfASourceComesBack(Source.Order order) {
        Source source = new Source(EHR, "EHR", Set.of(), List.of(), order, Optional.empty());
        organisations().put(NORTH, source);

        assertThat(organisations().find(NORTH).flatMap(its -> its.source(EHR))).contains(source);
    }

    @ParameterizedTest
    @MethodSource("servers")
    void whereASourceCanBeAskedComesBack(FhirServer server) {
        Source source = new Source(
                EHR, "EHR", Set.of(), List.of(), Source.Order.AUTOMATIC, Optional.empty(), Optional.of(server));
        organisations().put(NORTH, source);

        assertThat(organisations().find(NORTH).flatMap(its -> its.source(EHR))).contains(source);
    }

    /** One for each way of signing in. */
    public static List<FhirServer> servers() {
        URI base = URI.create("https://ehr.example.org/fhir/r4");
        return List.of(
                new FhirServer(base, new FhirServer.SignIn.Open(), Duration.ofMinutes(15), true),
                new FhirServer(base, new FhirServer.SignIn.Bearer("ehr-token"), Duration.ofHours(1), false),
                new FhirServer(
                        base,
                        new FhirServer.SignIn.Assertion(
                                URI.create("https://ehr.example.org/oauth2/token"),
                                "visits",
                                "ehr-key",
                                Optional.of("key-1"),
                                "system/Appointment.rs"),
                        Duration.ofMinutes(5),
                        true),
                new FhirServer(
                        base,
                        new FhirServer.SignIn.Assertion(base, "visits", "ehr-key", Optional.empty(), "s"),
                        Duration.ofMinutes(5),
                        true));
    }

    @Test
    void anItemReplacesTheOneOfTheSameKeyWhole() {
        organisations().put(NORTH, maximalClinic("a"));
        organisations().put(NORTH, minimalClinic("a"));
        organisations().put(NORTH, clinician("c"));
        Clinician bare = new Clinician("c", Set.of(), "C", Optional.empty(), Optional.empty());
        organisations().put(NORTH, bare);

        assertThat(north().clinics()).containsExactly(minimalClinic("a"));
        assertThat(north().clinicians()).containsExactly(bare);
    }

    @Test
    void renamingAnOrganisationKeepsItsItems() {
        organisations().put(NORTH, minimalClinic("a"));

        organisations().put(NORTH, "New Name", Set.of(NEW));

        assertThat(north().name()).isEqualTo("New Name");
        assertThat(north().administrators()).containsExactly(NEW);
        assertThat(north().clinics()).hasSize(1);
    }

    @Test
    void whatIsRemovedIsGoneTheRestStaysAndRemovingTwiceIsFine() {
        organisations().put(NORTH, minimalClinic("a"));
        organisations().put(NORTH, minimalClinic("b"));
        organisations().put(NORTH, clinician(ODD));
        organisations().put(NORTH, type("VIDEO", Optional.of(ODD)));
        organisations().put(SOUTH, minimalClinic("a"));

        for (int i = 0; i < 2; i++) {
            organisations().removeClinic(NORTH, new ClinicId("a"));
            organisations().removeClinician(NORTH, ODD);
            organisations().removeType(NORTH, ODD + "|VIDEO");
            organisations().removeSource(NORTH, EHR);
        }

        assertThat(north().clinics()).containsExactly(minimalClinic("b"));
        assertThat(north().clinicians()).isEmpty();
        assertThat(north().types()).isEmpty();
        assertThat(south().clinics()).hasSize(1);
    }

    @Test
    void hundredsOfCliniciansAreReadWhole() {
        IntStream.range(0, 300).forEach(number -> organisations().put(NORTH, clinician("c%04d".formatted(number))));

        assertThat(north().clinicians()).extracting(Clinician::id).hasSize(300).isSorted();
    }

    @Test
    void longTextComesBackWhole() {
        Clinic clinic = clinic("a", Map.of("en", "x".repeat(70_000), "cy", "y"), new Organiser.OwnClinician());
        organisations().put(NORTH, clinic);

        assertThat(north().clinics()).containsExactly(clinic);
    }

    @Test
    void aSourceIsRecognisedByItsIdAndItsTokens() {
        assertThat(organisations().put(NORTH, source(EHR, OLD, NEW))).isTrue();
        assertThat(organisations().put(NORTH, source(EHR, OLD, NEW))).isTrue();

        assertThat(organisations().ofSource(EHR)).contains(NORTH);
        assertThat(organisations().ofToken(OLD)).contains(EHR);
        assertThat(organisations().ofToken(NEW)).contains(EHR);
    }

    @Test
    void aTokenTheSourceNoLongerHasStopsWorkingAndMayBeAnothers() {
        organisations().put(NORTH, source(EHR, OLD, NEW));
        organisations().put(NORTH, source(EHR, NEW));

        assertThat(organisations().ofToken(OLD)).isEmpty();
        assertThat(organisations().ofToken(NEW)).contains(EHR);
        SourceId other = new SourceId("other");
        assertThat(organisations().put(SOUTH, source(other, OLD))).isTrue();
        assertThat(organisations().ofToken(OLD)).contains(other);
    }

    @Test
    void aSourceIdOfAnotherOrganisationIsRefusedAndNothingChanges() {
        organisations().put(NORTH, source(EHR, OLD));

        assertThat(organisations().put(SOUTH, source(EHR, NEW))).isFalse();

        assertThat(organisations().ofSource(EHR)).contains(NORTH);
        assertThat(organisations().ofToken(NEW)).isEmpty();
        assertThat(south().sources()).isEmpty();
        assertThat(organisations().put(NORTH, source(new SourceId("free"), NEW)))
                .isTrue();
    }

    @Test
    void aTokenOfAnotherSourceIsRefusedAndNothingChanges() {
        organisations().put(NORTH, source(EHR, OLD));
        SourceId second = new SourceId("second");

        assertThat(organisations().put(NORTH, source(second, NEW, OLD))).isFalse();
        assertThat(organisations().put(SOUTH, source(second, NEW, OLD))).isFalse();

        assertThat(organisations().ofSource(second)).isEmpty();
        assertThat(organisations().ofToken(OLD)).contains(EHR);
        assertThat(organisations().ofToken(NEW)).isEmpty();
        assertThat(north().sources()).hasSize(1);
        assertThat(organisations().put(SOUTH, source(second, NEW))).isTrue();
    }

    @Test
    void aRefusedChangeOfASourceLeavesItsOldTokensWorking() {
        organisations().put(NORTH, source(EHR, OLD));
        organisations().put(SOUTH, source(new SourceId("south"), NEW));

        assertThat(organisations().put(NORTH, source(EHR, NEW))).isFalse();

        assertThat(organisations().ofToken(OLD)).contains(EHR);
        assertThat(north().source(EHR)).contains(source(EHR, OLD));
    }

    @Test
    void aRemovedSourceCanNoLongerCallAndItsNamesAreFree() {
        organisations().put(NORTH, source(EHR, OLD));

        organisations().removeSource(NORTH, EHR);

        assertThat(organisations().ofSource(EHR)).isEmpty();
        assertThat(organisations().ofToken(OLD)).isEmpty();
        assertThat(north().sources()).isEmpty();
        assertThat(organisations().put(SOUTH, source(EHR, OLD))).isTrue();
        assertThat(organisations().ofSource(EHR)).contains(SOUTH);
    }

    @Test
    void nobodyRemovesAnotherOrganisationsSource() {
        organisations().put(NORTH, source(EHR, OLD));

        organisations().removeSource(SOUTH, EHR);

        assertThat(organisations().ofSource(EHR)).contains(NORTH);
        assertThat(organisations().ofToken(OLD)).contains(EHR);
        assertThat(north().sources()).hasSize(1);
    }

    @Test
    void itemsAloneMakeNoOrganisation() {
        OrganisationId bare = new OrganisationId("bare");
        organisations().put(bare, minimalClinic("a"));

        assertThat(organisations().find(bare)).isEmpty();
        assertThat(organisations().all()).containsExactly(NORTH, SOUTH);

        organisations().put(bare, "Bare", Set.of());
        assertThat(organisations().find(bare).map(Organisation::clinics)).contains(List.of(minimalClinic("a")));
    }

    protected static Source source(SourceId id, String... tokens) {
        return new Source(
                id,
                "EHR “production”",
                Set.of(tokens),
                List.of("vault:ehr-1", "vault:ehr-2"),
                Source.Order.LAST_UPDATED,
                Optional.of(new ClinicId("a")));
    }

    /** A clinic with everything. */
    public static Clinic maximalClinic(String id) {
        return clinic(
                id,
                Map.of("en", "Sit in a bright room.\nNo “glare”.", "cy", "Eisteddwch mewn ystafell olau 🙂"),
                new Organiser.Facilitator("6e7b0000-0000-4000-8000-000000000001"));
    }

    private Organisation north() {
        return organisations().find(NORTH).orElseThrow();
    }

    private Organisation south() {
        return organisations().find(SOUTH).orElseThrow();
    }

    private static Source minimalSource(String id) {
        return new Source(new SourceId(id), "", Set.of(), List.of(), Source.Order.AUTOMATIC, Optional.empty());
    }

    private static AppointmentType type(String code, Optional<String> system) {
        return new AppointmentType(
                code,
                system,
                "Vidéo " + code,
                code.equals("VIDEO"),
                Duration.ofSeconds(1_201),
                system.map(its -> List.of(Duration.ofHours(36))));
    }

    private static Clinician clinician(String id) {
        return new Clinician(
                id,
                Set.of("Practitioner/12", "urn:x|1", "https://ehr.example.org/r4/Practitioner/12"),
                "Dr Zoë 李",
                Optional.of("zoe@example.nhs.uk"),
                Optional.of("6e7b0000-0000-4000-8000-000000000002"));
    }

    private static Clinic clinic(String id, Map<String, String> preparation, Organiser organiser) {
        return new Clinic(
                new ClinicId(id),
                "Mémoire",
                "Clinic \"B\"",
                Optional.of("Community clinic"),
                ZoneId.of("Australia/Lord_Howe"),
                "AU",
                "01632 960001",
                new Clinic.Location("Second floor", "1 High Street\nNorthtown"),
                "clinic@example.nhs.uk",
                Set.of("Location/3", "HealthcareService/9", "urn:x|y|z"),
                Duration.ofMinutes(15),
                Duration.ofHours(5).plusMillis(1),
                new Reminding(
                        List.of(Duration.ofDays(7), Duration.ofHours(2)),
                        Optional.of(Duration.ofMinutes(10)),
                        false,
                        new QuietHours(LocalTime.of(21, 30), LocalTime.of(7, 0))),
                List.of("en", "cy"),
                preparation,
                organiser,
                Clinic.OnDecline.CANCEL,
                true);
    }

    private static Clinic minimalClinic(String id) {
        return new Clinic(
                new ClinicId(id),
                "",
                "",
                Optional.empty(),
                ZoneId.of("Europe/London"),
                "GB",
                "",
                new Clinic.Location("", ""),
                "",
                Set.of(),
                Clinic.OPENS_BEFORE,
                Clinic.CLOSES_AFTER,
                Reminding.NONE,
                List.of("en"),
                Map.of(),
                new Organiser.OwnClinician(),
                Clinic.OnDecline.ASK,
                false);
    }
}
