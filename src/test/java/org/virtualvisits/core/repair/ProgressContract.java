package org.virtualvisits.core.repair;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.virtualvisits.core.repair.Progress.Pass;

/** What every {@link Progress} must do; subclassed once per implementation. */
public abstract class ProgressContract {

    protected abstract Progress progress();

    @Test
    void aJobThatNeverBeganHasNone() {
        assertThat(progress().find("never")).isEmpty();
    }

    @Test
    void whatWasPutLastComesBackWithEverythingAndJobsDoNotMix() {
        var first = Pass.from(Instant.parse("2030-01-07T09:00:00Z"));
        var last = new Pass(
                first.started(),
                Optional.of("v0123456789abcdefghjkmnpqr"),
                Optional.of(first.started().plusSeconds(5)),
                12,
                Map.of("link", 2, "agreement", 1));

        progress().put("repair", first);
        progress().put("ehr:north/#?", first);
        assertThat(progress().find("repair")).contains(first);
        progress().put("repair", last);

        assertThat(progress().find("repair")).contains(last);
        assertThat(progress().find("ehr:north/#?")).contains(first);
    }
}
