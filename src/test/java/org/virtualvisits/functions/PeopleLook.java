package org.virtualvisits.functions;

import static org.virtualvisits.functions.PeopleScene.NORTH;
import static org.virtualvisits.functions.PeopleScene.NOW;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.virtualvisits.core.kernel.Cause;
import org.virtualvisits.core.kernel.SourceId;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.functions.PeopleServer.Who;
import org.virtualvisits.sandbox.node.Page;
import org.virtualvisits.sandbox.node.PageReport;

/** Every state of the staff's pages and of those that help patients: who sees it, where, after which act, under which title. */
enum PeopleLook {
    DAY(Who.BOOKING, "day", "day.today"),
    DAY_OF_CLINICIAN(Who.LEE, "day", "day.today"),
    DAY_OF_ADMINISTRATOR(Who.ADMINISTRATOR, "day", "day.today"),
    DAY_TO_DO(Who.BOOKING, "day?only=attention", "day.today"),
    DAY_ARRIVED(Who.BOOKING, "day?only=arrived", "day.today"),
    DAY_OF_ONE(Who.BOOKING, "day?clinic=riverside&clinician=kaur&only=unconfirmed", "day.today"),
    DAY_EMPTY(Who.BOOKING, "day?date=2026-12-25", "day.none"),
    DAY_DONE(Who.BOOKING, "day?done=resent", "done.resent"),
    SIGN_IN(Who.NOBODY, "day", "signin.title"),
    NO_SIGN_IN(Who.WHERE_NOBODY_CAN_SIGN_IN, "day", "signin.off"),
    STRANGER(Who.STRANGER, "day", "stranger.title"),
    MISSING(Who.BOOKING, "day?organisation=south", "missing.title"),
    TROUBLE(Who.TROUBLED, "day", "staff.trouble.title"),
    REFUSED(Who.TOO_LATE, "day/feed", "refused.title"),
    FEED_NONE(Who.LEE, "day/feed", "feed.none"),
    FEED_MADE(Who.LEE, "day/feed", "feed.made"),
    FEED_THERE(Who.LEE, "day/feed", "feed.until"),
    FEED_REVOKED(Who.LEE, "day/feed", "feed.revoked"),
    FEED_NOBODYS(Who.BOOKING, "day/feed", "feed.nobody"),
    REPLIES(Who.BOOKING, "day/visits/%s/replies", "replies.why.unclear"),
    REPLIES_NONE(Who.LEE, "day/visits/%s/replies", "replies.none"),
    RECOVER(Who.NOBODY, "recover", "recover.title"),
    RECOVER_FAULT(Who.NOBODY, "recover", "recover.fault"),
    RECOVER_ASKED(Who.NOBODY, "recover", "asked.title"),
    RECOVER_BUSY(Who.AMONG_TOO_MANY, "recover", "recover.busy"),
    DEVICE_CHECK(Who.NOBODY, "device-check", "device.title");

    private final Who who;
    private final String path;
    private final String key;

    PeopleLook(Who who, String path, String key) {
        this.who = who;
        this.path = path;
        this.key = key;
    }

    /** A visit of every kind there is. */
    static void fill(PeopleServer server) {
        PeopleScene scene = server.scene();
        VisitId arrived = scene.visit(NORTH, 1);
        scene.visit(NORTH, 2, NOW.plus(Duration.ofMinutes(30)), "kaur", PeopleScene.failed());
        scene.visit(NORTH, 3, NOW.plus(Duration.ofHours(2)), "lee", PeopleScene.sent());
        scene.visit(NORTH, 4, NOW.plus(Duration.ofHours(3)), "lee", PeopleScene.sent());
        scene.stage.arrive().arrive(arrived, PeopleScene.PATIENT, Cause.ofSystem("0".repeat(32)));
        VisitId declined = scene.visit(NORTH, 5, NOW.plus(Duration.ofHours(4)), "kaur", PeopleScene.sent());
        server.text("2", "+447700900005", "No thanks");
        scene.stage.list().changed(declined);
        server.text("1", "+447700900003", "I am running late, and my phone is nearly empty");
    }

    String file() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What the page must say, in that language. */
    String words(String language) {
        List<Words> all = key.matches("(recover|asked|device)[.].*") ? Words.help() : Words.staff();
        return Words.among(all, Optional.of(language)).say(key);
    }

    /** Goes there, and does what leads to this state. */
    PageReport open(PeopleServer server, Page page, String language) {
        VisitId of = id(this == REPLIES ? 3 : 4);
        String there = path.formatted(of);
        String query = (there.contains("?") ? "&" : "?") + "lang=" + language;
        URI url = server.url(who, there + query);
        if (this == FEED_NONE) {
            server.scene().stage.keepFeed().revoke(NORTH, "lee");
        }
        if (this == FEED_THERE || this == FEED_REVOKED) {
            server.scene().stage.keepFeed().make(NORTH, "lee");
        }
        PageReport report = page.visit(url);
        return switch (this) {
            case FEED_MADE, REFUSED -> page.click("css=button[value=make]");
            case FEED_REVOKED -> page.click("css=button[value=revoke]");
            case RECOVER_FAULT -> sent(page, "nobody knows");
            case RECOVER_ASKED, RECOVER_BUSY -> sent(page, "07700 900001");
            default -> report;
        };
    }

    private static PageReport sent(Page page, String address) {
        page.fill("css=#address", address);
        return page.click("css=main button");
    }

    static VisitId id(int number) {
        return VisitId.of(NORTH, new SourceId(NORTH + "-ehr"), "a-" + number);
    }
}
