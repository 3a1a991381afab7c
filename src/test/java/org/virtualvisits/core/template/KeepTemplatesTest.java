package org.virtualvisits.core.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.virtualvisits.adapters.template.HandlebarsLanguage;
import org.virtualvisits.core.kernel.ClinicId;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.notice.Notice.Kind;
import org.virtualvisits.core.notice.Templates.Part;
import org.virtualvisits.core.organisation.AppointmentType;
import org.virtualvisits.core.organisation.ClinicExample;
import org.virtualvisits.core.template.KeepTemplates.Outcome;
import org.virtualvisits.core.template.OwnTemplate.Version;
import org.virtualvisits.core.visit.ExampleMessage;
import org.virtualvisits.sandbox.memory.InMemoryOrganisations;
import org.virtualvisits.sandbox.memory.InMemoryOwnTemplates;

/** One text of an organisation's, written, published and withdrawn, alone and while others do the same. */
final class KeepTemplatesTest {

    private static final OrganisationId NORTH = new OrganisationId("north");
    private static final Signature BEA = new Signature("Bea Sample", "person:bea", Instant.EPOCH);
    private static final String FINE = "Open {{patient.teams_url}}";

    private final InMemoryOrganisations organisations = new InMemoryOrganisations();
    private final InMemoryOwnTemplates own = new InMemoryOwnTemplates();
    private final KeepTemplates keep = over(own);

    @BeforeEach
    void configure() {
        organisations.put(NORTH, "North", Set.of());
        organisations.put(NORTH, ClinicExample.of("c").clinic());
        organisations.put(NORTH, new AppointmentType("video", Optional.empty(), "Video", true, Duration.ofMinutes(20)));
    }

    @Test
    void aTextThatIsKeptIsFoundWithItsVersionsAndNotSentYet() {
        keep.put(NORTH, slot("en"), FINE, BEA);
        keep.put(NORTH, slot("en"), FINE + " now", BEA);

        assertThat(keep.versions(NORTH, slot("en"))).extracting(Version::text).containsExactly(FINE, FINE + " now");
        assertThat(keep.find(NORTH, slot("en")).orElseThrow().latest().number()).isEqualTo(2);
        assertThat(keep.all(NORTH)).extracting(OwnTemplate::slot).containsExactly(slot("en"));
        assertThat(sent()).isEmpty();
    }

    @Test
    void theSameTextAgainIsNoNewVersion() {
        keep.put(NORTH, slot("en"), FINE, BEA);

        assertThat(keep.put(NORTH, slot("en"), FINE, BEA)).isInstanceOf(Outcome.Done.class);
        assertThat(keep.versions(NORTH, slot("en"))).hasSize(1);
    }

    @Test
    void aTextOfAClinicOrTypeThatThereIsNotIsRefused() {
        Scope typed = new Scope(Optional.empty(), Optional.of("video"));
        Scope both = new Scope(Optional.of(new ClinicId("c")), Optional.of("phone"));

        assertThat(keep.put(NORTH, slot(typed), FINE, BEA)).isInstanceOf(Outcome.Done.class);
        assertThat(keep.put(NORTH, slot(both), FINE, BEA)).isInstanceOf(Outcome.Unknown.class);
        assertThat(keep.put(new OrganisationId("south"), slot("en"), FINE, BEA)).isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void aStyleIsChosenForWhatThereIsAndTakenBackForAnything() {
        Scope clinic = new Scope(Optional.of(new ClinicId("c")), Optional.empty());
        Scope none = new Scope(Optional.of(new ClinicId("none")), Optional.empty());

        assertThat(keep.choose(NORTH, clinic, Optional.of(Style.LARGE_PRINT))).isTrue();
        assertThat(keep.choose(NORTH, none, Optional.of(Style.LARGE_PRINT))).isFalse();
        assertThat(keep.choose(NORTH, none, Optional.empty())).isTrue();
    }

    @Test
    void fiveHundredTextsAreEnoughAndThoseThatThereAreCanStillBeChanged() {
        IntStream.range(0, KeepTemplates.MOST).forEach(each -> keep.put(NORTH, slot(language(each)), FINE, BEA));
        assertThat(keep.all(NORTH)).hasSize(KeepTemplates.MOST);

        assertThat(keep.put(NORTH, slot("en"), FINE, BEA)).isInstanceOf(Outcome.TooMany.class);
        assertThat(keep.put(NORTH, slot(language(0)), FINE + "!", BEA)).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void fiveHundredVersionsAreEnough() {
        IntStream.range(0, KeepTemplates.MOST_VERSIONS).forEach(each -> keep.put(NORTH, slot("en"), FINE + each, BEA));
        assertThat(keep.versions(NORTH, slot("en"))).hasSize(KeepTemplates.MOST_VERSIONS);

        assertThat(keep.put(NORTH, slot("en"), FINE, BEA)).isInstanceOf(Outcome.TooMany.class);
    }

    @Test
    void whatIsPublishedIsSentUntilAnotherVersionIsOrItIsWithdrawn() {
        keep.put(NORTH, slot("en"), FINE, BEA);
        keep.put(NORTH, slot("en"), FINE + " now", BEA);

        assertThat(publish(Optional.empty())).isInstanceOf(Outcome.Done.class);
        assertThat(sent()).contains(2);
        assertThat(publish(Optional.of(1))).isInstanceOf(Outcome.Done.class);
        assertThat(sent()).contains(1);
        assertThat(keep.withdraw(NORTH, slot("en"), BEA)).isInstanceOf(Outcome.Done.class);
        assertThat(sent()).isEmpty();
        assertThat(keep.withdraw(NORTH, slot("en"), BEA)).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void whatIsPublishedAlreadyIsNotSignedAgain() {
        keep.put(NORTH, slot("en"), FINE, BEA);
        publish(Optional.empty());
        Optional<OwnTemplates.Held> before = own.find(NORTH, slot("en"));

        publish(Optional.of(1));

        assertThat(own.find(NORTH, slot("en"))).isEqualTo(before);
    }

    @Test
    void whatThereIsNotIsNeitherPublishedNorWithdrawn() {
        keep.put(NORTH, slot("en"), FINE, BEA);

        assertThat(publish(Optional.of(2))).isInstanceOf(Outcome.Unknown.class);
        assertThat(keep.publish(NORTH, slot("cy"), Optional.empty(), Waivers.NONE, BEA))
                .isInstanceOf(Outcome.Unknown.class);
        assertThat(keep.withdraw(NORTH, slot("cy"), BEA)).isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void aFaultyTextIsKeptAndNotPublished() {
        keep.put(NORTH, slot("en"), "Open {{patient.nickname}}", BEA);

        assertThat(publish(Optional.empty())).isInstanceOf(Outcome.Faulty.class);
        assertThat(sent()).isEmpty();
    }

    @Test
    void whoIsSecondTriesAgainAndWhoNeverGetsATurnSaysSo() {
        assertThat(over(new Contested(own, 7)).put(NORTH, slot("en"), FINE, BEA))
                .isInstanceOf(Outcome.Done.class);
        KeepTemplates often = over(new Contested(own, Integer.MAX_VALUE));

        assertThatThrownBy(() -> often.put(NORTH, slot("en"), FINE + "!", BEA))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> often.publish(NORTH, slot("en"), Optional.empty(), Waivers.NONE, BEA))
                .isInstanceOf(IllegalStateException.class);
        publish(Optional.empty());
        assertThatThrownBy(() -> often.withdraw(NORTH, slot("en"), BEA)).isInstanceOf(IllegalStateException.class);
        assertThat(over(new Contested(own, 7)).withdraw(NORTH, slot("en"), BEA)).isInstanceOf(Outcome.Done.class);
        assertThat(over(new Contested(own, 7)).publish(NORTH, slot("en"), Optional.empty(), Waivers.NONE, BEA))
                .isInstanceOf(Outcome.Done.class);
    }

    private Outcome publish(Optional<Integer> number) {
        return keep.publish(NORTH, slot("en"), number, Waivers.NONE, BEA);
    }

    private Optional<Integer> sent() {
        return own.find(NORTH, slot("en"))
                .flatMap(held -> held.template().published())
                .map(OwnTemplate.Published::version);
    }

    private KeepTemplates over(OwnTemplates kept) {
        var madeUp = new MadeUp(new ExampleMessage(URI.create("https://visits.example/join"), true));
        return new KeepTemplates(kept, organisations, new CheckTemplate(new HandlebarsLanguage(), madeUp, 3));
    }

    private static String language(int number) {
        return "q" + (char) ('a' + number / 26) + (char) ('a' + number % 26);
    }

    private static Slot slot(String language) {
        return new Slot(Scope.ORGANISATION, new TemplateName(language, Kind.CONFIRMATION, Part.SMS));
    }

    private static Slot slot(Scope scope) {
        return new Slot(scope, new TemplateName("en", Kind.CONFIRMATION, Part.SMS));
    }

    /** Somebody else was first, so many times. */
    private static final class Contested implements OwnTemplates {
        private final OwnTemplates real;
        private int left;

        Contested(OwnTemplates real, int times) {
            this.real = real;
            this.left = times;
        }

        @Override
        public boolean write(
                OrganisationId organisation, OwnTemplate next, Optional<Held> over, Optional<Version> added) {
            return left-- <= 0 && real.write(organisation, next, over, added);
        }

        @Override
        public OwnWords words(OrganisationId organisation) {
            return real.words(organisation);
        }

        @Override
        public List<OwnTemplate> all(OrganisationId organisation) {
            return real.all(organisation);
        }

        @Override
        public Optional<Held> find(OrganisationId organisation, Slot slot) {
            return real.find(organisation, slot);
        }

        @Override
        public List<Version> versions(OrganisationId organisation, Slot slot) {
            return real.versions(organisation, slot);
        }

        @Override
        public Optional<Version> version(OrganisationId organisation, Slot slot, int number) {
            return real.version(organisation, slot, number);
        }

        @Override
        public void put(OrganisationId organisation, Scope scope, Style style) {
            real.put(organisation, scope, style);
        }

        @Override
        public void removeStyle(OrganisationId organisation, Scope scope) {
            real.removeStyle(organisation, scope);
        }
    }
}
