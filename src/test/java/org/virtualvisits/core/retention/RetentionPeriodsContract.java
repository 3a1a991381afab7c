package org.virtualvisits.core.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.virtualvisits.core.kernel.OrganisationId;

/** What every {@link RetentionPeriods} must do; subclassed once per implementation. */
public abstract class RetentionPeriodsContract {

    private static final OrganisationId NORTH = new OrganisationId("north");
    private static final OrganisationId SOUTH = new OrganisationId("south");

    protected abstract RetentionPeriods periods();

    @Test
    void anOrganisationHasWhatItSaidLastUntilItIsTakenBack() {
        assertThat(periods().find(NORTH)).isEmpty();
        periods().put(NORTH, new Periods(30, 400));
        periods().put(SOUTH, new Periods(60, 60));
        periods().put(NORTH, new Periods(45, 500));

        assertThat(periods().find(NORTH)).contains(new Periods(45, 500));
        periods().remove(NORTH);
        periods().remove(NORTH);

        assertThat(periods().find(NORTH)).isEmpty();
        assertThat(periods().find(SOUTH)).contains(new Periods(60, 60));
    }

    @ParameterizedTest
    @CsvSource({"6, 90", "90, 89", "7, 3651"})
    void whatWouldLoseTooMuchOrKeepTooLongIsRefused(int visits, int audit) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Periods(visits, audit));
    }
}
