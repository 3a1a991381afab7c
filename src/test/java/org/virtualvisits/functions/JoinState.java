package org.virtualvisits.functions;

import java.time.Duration;
import java.util.Locale;
import org.virtualvisits.core.visit.AppointmentStatus;
import org.virtualvisits.core.visit.MeetingState;

/** Every state a patient's page can be in, made by what makes it so, with the status and the heading it must have. */
enum JoinState {
    UNKNOWN(404, "This link does not work", "Nid yw'r ddolen hon yn gweithio"),
    TOO_EARLY(200, "It is too early to join", "Mae'n rhy gynnar i ymuno"),
    MOVED(200, "It is too early to join", "Mae'n rhy gynnar i ymuno"),
    OPEN(200, "You can join now", "Gallwch ymuno nawr"),
    PREPARING(200, "Your appointment is not ready yet", "Nid yw eich apwyntiad yn barod eto"),
    CANCELLED(200, "This video appointment is not going ahead", "Ni fydd yr apwyntiad fideo hwn yn cael ei gynnal"),
    IN_PERSON(200, "This appointment is not by video", "Nid apwyntiad fideo yw hwn"),
    EXPIRED(200, "This appointment is over", "Mae'r apwyntiad hwn wedi dod i ben"),
    TROUBLE(503, "Sorry, there is a problem", "Mae'n ddrwg gennym, mae problem");

    private final int status;
    private final String english;
    private final String welsh;

    JoinState(int status, String english, String welsh) {
        this.status = status;
        this.english = english;
        this.welsh = welsh;
    }

    int status() {
        return status;
    }

    String heading(String language) {
        return language.equals("cy") ? welsh : english;
    }

    String file() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    JoinFunctions functions() {
        JoinScene open = JoinScene.open();
        JoinScene early = open.at(JoinScene.START.minus(Duration.ofDays(2)));
        return switch (this) {
            case UNKNOWN -> open.functions(new FixedLinks());
            case TOO_EARLY -> early.functions();
            case MOVED -> early.from(JoinScene.START.minus(Duration.ofDays(40))).functions();
            case OPEN -> open.functions();
            case PREPARING -> open.with(new MeetingState.None()).functions();
            case CANCELLED -> open.in(AppointmentStatus.CANCELLED).functions();
            case IN_PERSON -> open.ofType("clinic").functions();
            case EXPIRED -> open.in(AppointmentStatus.FULFILLED).functions();
            case TROUBLE -> open.functions(FixedLinks.broken());
        };
    }
}
