package org.virtualvisits.core.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.virtualvisits.core.kernel.ClinicId;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.notice.Notice.Kind;
import org.virtualvisits.core.notice.Templates.Part;
import org.virtualvisits.core.notice.Templates.Whose;
import org.virtualvisits.core.template.OwnTemplate.Version;

/** What every {@link OwnTemplates} must do; subclassed once per implementation. */
public abstract class OwnTemplatesContract {

    /** Everything a signature can hold. */
    public static final Signature BEA = new Signature(
            "Bea Sample", "person:administrator-01234567", Instant.parse("2026-11-22T10:00:00.123456789Z"));

    private static final OrganisationId NORTH = new OrganisationId("north");
    private static final String LONG = "words ".repeat(6_000);

    private final Slot slot = slot(Scope.ORGANISATION);
    private final Version first = new Version(1, "{{clinic.name}}\nünïcode ‏عربي 🙂", BEA);

    protected abstract OwnTemplates templates();

    /** A text that is published, with all that a row can hold. */
    public static OwnTemplate maximal(Slot slot) {
        var waivers = new Waivers(Optional.of("patients asked"), Optional.of("the ward's own"));
        return OwnTemplate.first(slot)
                .publishing(new Version(1, LONG, BEA), BEA, Waivers.NONE)
                .withdrawn(BEA)
                .publishing(new Version(1, LONG, BEA), BEA, waivers);
    }

    /** As specific as can be. */
    public static Scope specific() {
        return new Scope(Optional.of(new ClinicId("cough")), Optional.of("http://snomed.info/sct|394/#?\\ 'x'"));
    }

    @Test
    void everythingOfATextComesBack() {
        OwnTemplate maximal = maximal(slot(specific()));

        assertThat(templates().write(NORTH, maximal, Optional.empty(), Optional.of(first)))
                .isTrue();

        assertThat(templates().find(NORTH, slot(specific())).map(OwnTemplates.Held::template))
                .contains(maximal);
        assertThat(templates().all(NORTH)).containsExactly(maximal);
        assertThat(templates().versions(NORTH, slot(specific()))).containsExactly(first);
        assertThat(templates().version(NORTH, slot(specific()), 1)).contains(first);
    }

    @Test
    void whatIsNotThereIsEmpty() {
        assertThat(templates().find(NORTH, slot)).isEmpty();
        assertThat(templates().all(NORTH)).isEmpty();
        assertThat(templates().versions(NORTH, slot)).isEmpty();
        assertThat(templates().version(NORTH, slot, 1)).isEmpty();
        assertThat(templates().words(NORTH).text(whose(), slot.name())).isEmpty();
    }

    @Test
    void ofTwoWhoReadTheSameTheSecondIsRefusedAndItsVersionIsNotKept() {
        templates().write(NORTH, OwnTemplate.first(slot), Optional.empty(), Optional.of(first));
        Optional<OwnTemplates.Held> read = templates().find(NORTH, slot);
        OwnTemplate next = read.orElseThrow().template().next();

        assertThat(templates().write(NORTH, next, read, Optional.of(new Version(2, "mine", BEA))))
                .isTrue();
        assertThat(templates().write(NORTH, next, read, Optional.of(new Version(2, "theirs", BEA))))
                .isFalse();
        assertThat(templates().write(NORTH, next, read, Optional.empty())).isFalse();
        assertThat(templates().write(NORTH, OwnTemplate.first(slot), Optional.empty(), Optional.of(first)))
                .isFalse();

        assertThat(templates().versions(NORTH, slot)).extracting(Version::text).containsExactly(first.text(), "mine");
    }

    @Test
    void versionsComeInTheOrderOfTheirNumbersHoweverManyThereAre() {
        templates().write(NORTH, OwnTemplate.first(slot), Optional.empty(), Optional.of(first));
        for (int number = 2; number <= 12; number++) {
            Optional<OwnTemplates.Held> held = templates().find(NORTH, slot);
            templates()
                    .write(
                            NORTH,
                            held.orElseThrow().template().next(),
                            held,
                            Optional.of(new Version(number, "n" + number, BEA)));
        }

        assertThat(templates().versions(NORTH, slot))
                .extracting(Version::number)
                .isSorted()
                .hasSize(12);
    }

    @Test
    void messagesAreWrittenWithWhatIsPublishedAndAWriteIsSeenAtOnce() {
        templates().words(NORTH);
        OwnTemplate draft = OwnTemplate.first(slot);
        templates().write(NORTH, draft, Optional.empty(), Optional.of(first));
        assertThat(templates().words(NORTH).text(whose(), slot.name())).isEmpty();

        Optional<OwnTemplates.Held> held = templates().find(NORTH, slot);
        templates().write(NORTH, draft.publishing(first, BEA, Waivers.NONE), held, Optional.empty());

        assertThat(templates()
                        .words(NORTH)
                        .text(whose(), slot.name())
                        .orElseThrow()
                        .published()
                        .text())
                .isEqualTo(first.text());
        assertThat(templates().words(new OrganisationId("south")).text(whose(), slot.name()))
                .isEmpty();
    }

    @Test
    void stylesAreChosenByScopeAndTakenBack() {
        templates().put(NORTH, specific(), Style.PLAIN);
        templates().put(NORTH, Scope.ORGANISATION, Style.USUAL);
        templates().put(NORTH, Scope.ORGANISATION, Style.LARGE_PRINT);
        assertThat(templates().words(NORTH).styles())
                .isEqualTo(Map.of(specific(), Style.PLAIN, Scope.ORGANISATION, Style.LARGE_PRINT));

        templates().removeStyle(NORTH, specific());
        templates().removeStyle(NORTH, specific());

        assertThat(templates().words(NORTH).styles()).isEqualTo(Map.of(Scope.ORGANISATION, Style.LARGE_PRINT));
        assertThat(templates().all(NORTH)).isEqualTo(List.of());
    }

    private static Slot slot(Scope scope) {
        return new Slot(scope, new TemplateName("en", Kind.CONFIRMATION, Part.SMS));
    }

    private static Whose whose() {
        return new Whose(NORTH, new ClinicId("cough"), Optional.empty());
    }
}
