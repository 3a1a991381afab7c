package org.virtualvisits.core.join;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.virtualvisits.core.join.BrowserLinks.Answer;
import org.virtualvisits.core.kernel.Measure;
import org.virtualvisits.core.kernel.Measures;
import org.virtualvisits.core.kernel.Measures.Label;
import org.virtualvisits.core.pace.Breaker;
import org.virtualvisits.core.pace.Hindrance;
import org.virtualvisits.core.visit.MeetingState;
import org.virtualvisits.sandbox.memory.InMemoryHealths;

final class WayInTest {

    private static final URI OWN = URI.create("https://teams.microsoft.com/l/meetup-join/1");
    private static final URI BROWSER = URI.create("https://visit.teams.microsoft.com/webrtc-svc/1");
    private static final Instant START = Instant.parse("2026-12-01T09:00:00Z");
    private static final MeetingState.Live MEETING =
            new MeetingState.Live("organiser", "v1-0", "meeting", OWN, START, START.plus(Duration.ofMinutes(20)));

    private final List<String> told = new ArrayList<>();
    private final Measures measures = (measure, value, labels) -> {
        if (measure == Measure.JOINS) {
            told.add(Objects.requireNonNull(labels.get(Label.OUTCOME)));
        }
    };
    private Instant now = START.minus(Duration.ofMinutes(5));
    private Answer answer = new Answer.Leads(BROWSER);
    private int asked;

    @Test
    void whoIsToUseTeamsIsLedThereAndNobodyIsAsked() {
        assertThat(by(WayIn.By.TEAMS).to(MEETING)).isEqualTo(OWN);
        assertThat(asked).isZero();
        assertThat(told).containsExactly("teams");
    }

    @ParameterizedTest
    @EnumSource(
            value = WayIn.By.class,
            names = {"BROWSER", "AUTO"})
    void whereABrowserWillDoNobodyNeedsAnApp(WayIn.By by) {
        assertThat(by(by).to(MEETING)).isEqualTo(BROWSER);
        assertThat(told).containsExactly("browser");
    }

    @Test
    void whatTheTenantDoesNotOfferIsNotAskedForAgainWithinTheHour() {
        WayIn way = by(WayIn.By.AUTO);
        answer = new Answer.NotOffered();

        assertThat(way.to(MEETING)).isEqualTo(OWN);
        answer = new Answer.Leads(BROWSER);
        now = now.plus(Duration.ofMinutes(59));
        assertThat(way.to(MEETING)).isEqualTo(OWN);
        assertThat(asked).isEqualTo(1);
        now = now.plus(Duration.ofMinutes(1));
        assertThat(way.to(MEETING)).isEqualTo(BROWSER);
        assertThat(told).containsExactly("not-offered", "not-offered", "browser");
    }

    @Test
    void whoInsistsOnBrowsersIsHeardEachTime() {
        WayIn way = by(WayIn.By.BROWSER);
        answer = new Answer.NotOffered();

        assertThat(way.to(MEETING)).isEqualTo(OWN);
        answer = new Answer.Leads(BROWSER);
        assertThat(way.to(MEETING)).isEqualTo(BROWSER);
    }

    @Test
    void aMeetingThatCannotBeJoinedSoKeepsNoOtherFromIt() {
        WayIn way = by(WayIn.By.AUTO);
        answer = new Answer.NotHere();

        assertThat(way.to(MEETING)).isEqualTo(OWN);
        answer = new Answer.Leads(BROWSER);
        assertThat(way.to(MEETING)).isEqualTo(BROWSER);
        assertThat(told).containsExactly("not-here", "browser");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://visit.teams.microsoft.com/x",
                "https://visit.teams.microsoft.com.example.org/x",
                "https://visit.teams.microsoft.com@example.org/x",
                "https://someone@visit.teams.microsoft.com/x",
                "https://visit.teams.microsoft.com:8443/x",
                "https://example.org/visit.teams.microsoft.com",
                "//example.org/x",
                "/x",
                "javascript:alert(1)",
                "https:visit.teams.microsoft.com"
            })
    void nobodyIsLedAnywhereButToTeams(String link) {
        answer = new Answer.Leads(URI.create(link));

        assertThat(by(WayIn.By.BROWSER).to(MEETING)).isEqualTo(OWN);
        assertThat(told).containsExactly("strange");
    }

    @Test
    void whileTeamsDoesNotAnswerNobodyIsKeptWaitingForItAgainAndAgain() {
        WayIn way = by(WayIn.By.BROWSER);
        answer = new Answer.Later(Duration.ZERO, Hindrance.UNANSWERED);

        for (int i = 0; i < 8; i++) {
            assertThat(way.to(MEETING)).isEqualTo(OWN);
        }
        assertThat(asked).isEqualTo(5);
        assertThat(told).containsOnly("unanswered");
    }

    @Test
    void whateverBreaksThePatientGetsIn() {
        var way = new WayIn(
                WayIn.By.BROWSER,
                meeting -> {
                    throw new IllegalStateException("nobody foresaw this");
                },
                breaker(),
                measures,
                () -> now);

        assertThat(way.to(MEETING)).isEqualTo(OWN);
        assertThat(told).containsExactly("failed");
    }

    private WayIn by(WayIn.By by) {
        return new WayIn(
                by,
                meeting -> {
                    asked++;
                    return answer;
                },
                breaker(),
                measures,
                () -> now);
    }

    private Breaker breaker() {
        return new Breaker("joins", new InMemoryHealths(), () -> now, Measures.NONE);
    }
}
