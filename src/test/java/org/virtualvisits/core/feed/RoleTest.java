package org.virtualvisits.core.feed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What staff may do, and the words for it. */
final class RoleTest {

    @ParameterizedTest
    @EnumSource
    void aRoleIsFoundByItsWord(Role role) {
        assertThat(Role.of(role.word())).contains(role);
    }

    @ParameterizedTest
    @CsvSource({"CLINICIAN, clinician", "BOOKING_STAFF, booking-staff", "LOCAL_ADMINISTRATOR, local-administrator"})
    void itsWordIsTheOneInTheDocuments(Role role, String word) {
        assertThat(role.word()).isEqualTo(word);
    }

    @Test
    void nobodyHasARoleThatThereIsNot() {
        assertThat(Role.of("Clinician")).isEmpty();
        assertThat(Role.of("")).isEmpty();
    }

    @ParameterizedTest(name = "{0} letters: {1}")
    @CsvSource({"0, false", "1, true", "120, true", "121, false"})
    void anAppRoleHasUpToAHundredAndTwentyLetters(int letters, boolean good) {
        assertThat(StaffRoles.isAppRole("r".repeat(letters))).isEqualTo(good);
    }

    @Test
    void anAppRoleHasNoSpaces() {
        assertThat(StaffRoles.isAppRole("Clinic staff")).isFalse();
        assertThat(StaffRoles.isAppRole("Clinic.Staff")).isTrue();
    }
}
