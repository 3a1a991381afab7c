package org.virtualvisits.core.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.virtualvisits.core.notice.Channel;
import org.virtualvisits.core.visit.JoinLinks.Target;

/** What every {@link JoinLinks} must do; subclassed once per implementation. */
public abstract class JoinLinksContract {

    private final String digest = JoinTokens.digest(UUID.randomUUID().toString());

    protected abstract JoinLinks links();

    @Test
    void aLinkThatWasNeverPutIsUnknown() {
        assertThat(links().find(digest)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void everythingOfATargetComesBackHoweverOftenItIsPut(Channel channel) {
        Target target = new Target(VisitExamples.id(), "p00000000001", channel, "mark");

        links().put(digest, target);
        links().put(digest, target);

        assertThat(links().find(digest)).contains(target);
    }

    @Test
    void aLinkOpensItsOwnTargetOnly() {
        Target one = new Target(VisitExamples.id(), "p1", Channel.SMS, "m");
        Target other = new Target(VisitExamples.id(), "p2", Channel.EMAIL, "n");
        links().put(digest, one);
        links().put(JoinTokens.digest(digest), other);

        assertThat(links().find(digest)).contains(one);
        assertThat(links().find(JoinTokens.digest(digest))).contains(other);
    }

    @Test
    void aRemovedLinkIsUnknownUntilItIsPutAgainAndTheOthersStay() {
        Target target = new Target(VisitExamples.id(), "p1", Channel.SMS, "m");
        String other = JoinTokens.digest(digest);
        links().put(digest, target);
        links().put(other, target);

        links().remove(digest);
        links().remove(digest);

        assertThat(links().find(digest)).isEmpty();
        assertThat(links().find(other)).contains(target);
        links().put(digest, target);
        assertThat(links().find(digest)).contains(target);
    }
}
