package org.virtualvisits.core.hygiene;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Identifiers in subjects: those of a corpus made by seed, and those made by hand at every edge. */
final class PatientIdentifiersTest {

    private static final String PAGE = page();
    private static final LocalDate DAY = LocalDate.of(2026, 11, 30);
    private static final IdentifierForms FORMS = new IdentifierForms(
            EnumSet.complementOf(EnumSet.of(IdentifierKind.RECORD_NUMBER)),
            List.of(new RecordNumberPattern("MRN-#{6,8}"), new RecordNumberPattern("RX@#######")));
    private static final List<String> AROUND = List.of(
            "Review %s", "%s", "Clinic follow-up (%s)", "Re: %s - urgent", "Smoking cessation, %s, room 4", "FW:%s");
    private static final List<String> HARMLESS = List.of(
            "Team meeting 14:00-15:30 room 2.04",
            "Ring 07700 900123 about the rota",
            "Call +44 7700 900456",
            "Call 01632 960123 ext 4402",
            "Minutes of 14/03/2025",
            "Budget 2026-27: 1,250,000.00",
            "Invoice 2026113000417",
            "Order 1234567890",
            "Teams id 388 012 345 678 9",
            "Version 10.4.2 on 12/11/2026",
            "Bed 12 of 24",
            "Ticket INC0012345678",
            "Reference 0120 745 6001",
            "Dial-in 020 7946 0123");

    @Test
    void theCorpusOfTwoThousandSubjectsIsToldApartAsStated() {
        var random = new SplittableRandom(2_000);
        Map<IdentifierKind, int[]> figures = new EnumMap<>(IdentifierKind.class);
        for (int i = 0; i < 2_000; i++) {
            IdentifierKind planted = List.of(IdentifierKind.values()).get(i % 5);
            boolean harmless = i % 2 == 0;
            String subject = harmless ? harmless(random, planted) : planted(random, planted);
            Set<IdentifierKind> found = PatientIdentifiers.in(subject, FORMS, DAY);
            for (IdentifierKind kind : IdentifierKind.values()) {
                int[] counts = figures.computeIfAbsent(kind, any -> new int[3]);
                boolean there = !harmless && kind == planted;
                counts[0] += there && found.contains(kind) ? 1 : 0;
                counts[1] += there && !found.contains(kind) ? 1 : 0;
                counts[2] += !there && found.contains(kind) ? 1 : 0;
            }
        }
        figures.forEach((kind, counts) -> {
            double recall = counts[0] / (double) (counts[0] + counts[1]);
            double precision = counts[0] / (double) (counts[0] + counts[2]);
            assertThat(recall).as("recall of " + kind).isGreaterThanOrEqualTo(0.99);
            assertThat(precision).as("precision of " + kind).isGreaterThanOrEqualTo(0.97);
            assertThat(PAGE)
                    .as("the figures of docs/reference/standing-watch.md")
                    .contains("| %s | %d | %.3f | %.3f |"
                            .formatted(
                                    kind.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                                    counts[0] + counts[1],
                                    recall,
                                    precision));
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Review 999 000 0018                     | NHS_NUMBER
            Review 9990000018                       | NHS_NUMBER
            Review 999-000-0018                     | NHS_NUMBER
            NHS No: 9990000018                      | NHS_NUMBER
            (999 000 0018)                          | NHS_NUMBER
            ９９９０００００１８                     | NHS_NUMBER
            Medicare 2123 45670 1                   | MEDICARE
            2123456701/2                            | MEDICARE
            IHI 8003 6080 0004 5922                 | IHI
            DOB 1/2/60                              | BIRTH_DATE
            born on 3rd March 1971                  | BIRTH_DATE
            Review (14/03/1952)                     | BIRTH_DATE
            d.o.b.: 1952-03-14                      | BIRTH_DATE
            Review 14 Mar 1952                      | BIRTH_DATE
            MRN-123456 review                       | RECORD_NUMBER
            mrn-12345678                            | RECORD_NUMBER
            RXa1234567.                             | RECORD_NUMBER
            """)
    void identifiersInRunningTextAreFound(String subject, IdentifierKind kind) {
        assertThat(PatientIdentifiers.in(subject, FORMS, DAY)).containsExactly(kind);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Review 999 000 0019",
                "NHS No: 9990000019",
                "Call 07700900123",
                "Call +44 7700 900123",
                "Call 01632 960960",
                "Order 99900000181",
                "Order 19990000018",
                "9990 000 018",
                "Medicare 2123 45671 1",
                "8003 6080 0004 5923",
                "Minutes of 14/03/2024",
                "Budget 31/12/1999/2000",
                "MRN-12345",
                "MRN-123456789",
                "XMRN-123456",
                "Room 31.12",
                ""
            })
    void whatOnlyLooksLikeOneIsNot(String subject) {
        assertThat(PatientIdentifiers.in(subject, FORMS, DAY)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "#", "###", "(a+)+$", "@@@@", "#{9,1}", "#{100}", "{3}####", "#####{", "a{1,x}####"})
    void aPatternThatIsTooShortOrCannotBeReadIsRefused(String text) {
        org.assertj.core.api.Assertions.assertThatIllegalArgumentException()
                .isThrownBy(() -> new RecordNumberPattern(text));
    }

    @Test
    void theWorstPatternAgainstTheWorstSubjectIsReadInOnePass() {
        var worst = new IdentifierForms(Set.of(), List.of(new RecordNumberPattern("1{1,15}1{1,15}1{1,15}#{1,15}")));

        // A backtracking matcher would need more steps than there are atoms on earth.
        assertThat(PatientIdentifiers.in("1".repeat(999) + "x", worst, DAY)).isEmpty();
        assertThat(PatientIdentifiers.in("x " + "1".repeat(30) + " x", worst, DAY))
                .isNotEmpty();
    }

    private static String page() {
        try {
            return Files.readString(Path.of("docs/reference/standing-watch.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String planted(SplittableRandom random, IdentifierKind kind) {
        String written = switch (kind) {
            case NHS_NUMBER -> spaced(random, nhs(random, true), 3, 6);
            case MEDICARE -> spaced(random, medicare(random), 4, 9);
            case IHI -> spaced(random, ihi(random), 4, 8, 12);
            case BIRTH_DATE -> birth(random);
            case RECORD_NUMBER -> "MRN-" + random.nextInt(100_000, 99_999_999);
        };
        return AROUND.get(random.nextInt(AROUND.size())).formatted(written);
    }

    private static String harmless(SplittableRandom random, IdentifierKind kind) {
        return random.nextInt(3) == 0 && kind == IdentifierKind.NHS_NUMBER
                ? "Review " + spaced(random, nhs(random, false), 3, 6)
                : HARMLESS.get(random.nextInt(HARMLESS.size()));
    }

    private static String nhs(SplittableRandom random, boolean valid) {
        while (true) {
            String digits = "999" + "%07d".formatted(random.nextInt(10_000_000));
            if (CheckDigits.nhsNumber(digits) == valid && (valid || !CheckDigits.medicare(digits))) {
                return digits;
            }
        }
    }

    private static String medicare(SplittableRandom random) {
        while (true) {
            String digits = "2" + "%09d".formatted(random.nextInt(1_000_000_000));
            if (CheckDigits.medicare(digits)) {
                return digits;
            }
        }
    }

    private static String ihi(SplittableRandom random) {
        while (true) {
            String digits = "800360" + "%010d".formatted(random.nextLong(10_000_000_000L));
            if (CheckDigits.luhn(digits)) {
                return digits;
            }
        }
    }

    private static String birth(SplittableRandom random) {
        LocalDate date = LocalDate.of(1930 + random.nextInt(80), 1 + random.nextInt(12), 1 + random.nextInt(28));
        return switch (random.nextInt(3)) {
            case 0 -> "DOB %02d/%02d/%02d".formatted(date.getDayOfMonth(), date.getMonthValue(), date.getYear() % 100);
            case 1 -> "%02d/%02d/%d".formatted(date.getDayOfMonth(), date.getMonthValue(), date.getYear());
            default -> "born " + date;
        };
    }

    private static String spaced(SplittableRandom random, String digits, int... cuts) {
        if (random.nextBoolean()) {
            return digits;
        }
        var text = new StringBuilder(digits);
        for (int i = cuts.length - 1; i >= 0; i--) {
            text.insert(cuts[i], ' ');
        }
        return text.toString();
    }
}
