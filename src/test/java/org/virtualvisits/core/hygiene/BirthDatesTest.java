package org.virtualvisits.core.hygiene;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which dates in a subject can only be of birth, on 30 November 2026. */
final class BirthDatesTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 30);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Review 1952-03-14",
                "Review 1 Jan 1952",
                "Review 31st December 1952",
                "Review 01/01/1900",
                "Review 29/11/2016",
                "Review 29 November 2016",
                "Review 12/31/1952",
                "Review 31/12/1952",
                "Review 31.12.1952",
                "Minutes of 14/03/2025, patient of 14/03/1952",
                "Slot 31/02/1952, 14/03/1952"
            })
    void aDateOfMoreThanTenYearsAgoIsOfBirth(String subject) {
        assertThat(BirthDates.isIn(subject, DAY)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Review 30/11/2016",
                "Review 2016-11-30",
                "Review 31/12/1899",
                "Review 31/02/1952",
                "Review 13/13/1952",
                "Review 1952-02-30",
                "Review 14/03/2025",
                "Review 14/03/52"
            })
    void aLaterOneOrNoDateAtAllIsNot(String subject) {
        assertThat(BirthDates.isIn(subject, DAY)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"DOB 14/03/52", "dob: 14/03/2025", "born 14 March 2025", "Date of birth 2025-03-14"})
    void whatIsSaidToBeADateOfBirthIsOneHoweverLate(String subject) {
        assertThat(BirthDates.isIn(subject, DAY)).isTrue();
    }
}
