package org.virtualvisits.functions;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import org.virtualvisits.adapters.icalendar.ICalendarFeed;
import org.virtualvisits.core.feed.ActOnVisit;
import org.virtualvisits.core.feed.AddressDigests;
import org.virtualvisits.core.feed.ArriveAtVisit;
import org.virtualvisits.core.feed.FormTokens;
import org.virtualvisits.core.feed.KeepFeed;
import org.virtualvisits.core.feed.ListVisit;
import org.virtualvisits.core.feed.ReadFeed;
import org.virtualvisits.core.feed.RecogniseStaff;
import org.virtualvisits.core.feed.ShowDay;
import org.virtualvisits.core.feed.TellArrival;
import org.virtualvisits.core.join.RecoverLink;
import org.virtualvisits.core.notice.Phones;
import org.virtualvisits.core.organisation.Organisations;
import org.virtualvisits.core.reply.Callbacks;
import org.virtualvisits.core.reply.Consents;
import org.virtualvisits.core.reply.OpenVisits;
import org.virtualvisits.core.reply.ReadAnswers;
import org.virtualvisits.core.reply.ReplyParts;
import org.virtualvisits.core.visit.CancelLink;
import org.virtualvisits.core.visit.JoinLinks;
import org.virtualvisits.core.visit.JoinTokens;
import org.virtualvisits.core.visit.ResendLink;
import org.virtualvisits.core.visit.TellLateness;
import org.virtualvisits.core.visit.Visits;
import org.virtualvisits.sandbox.memory.InMemoryAddresses;
import org.virtualvisits.sandbox.memory.InMemoryCallbacks;
import org.virtualvisits.sandbox.memory.InMemoryConsents;
import org.virtualvisits.sandbox.memory.InMemoryDays;
import org.virtualvisits.sandbox.memory.InMemoryFeeds;
import org.virtualvisits.sandbox.memory.InMemoryMonths;
import org.virtualvisits.sandbox.memory.InMemoryPostings;
import org.virtualvisits.sandbox.memory.InMemoryReplies;
import org.virtualvisits.sandbox.memory.InMemoryStaffRoles;
import org.virtualvisits.sandbox.memory.InMemoryTraces;
import org.virtualvisits.sandbox.memory.InMemoryUnsettled;
import org.virtualvisits.sandbox.memory.RecordingWakeups;

/** What people use, on ports in memory. */
record PeopleStage(
        Visits visits,
        Organisations organisations,
        JoinLinks links,
        Phones phones,
        Clock clock,
        InMemoryDays days,
        InMemoryMonths months,
        InMemoryAddresses addresses,
        InMemoryTraces traces,
        InMemoryFeeds feeds,
        InMemoryStaffRoles roles,
        InMemoryUnsettled unsettled,
        RecordingWakeups wakeups,
        InMemoryReplies replies,
        InMemoryPostings postings,
        AtomicInteger secrets) {

    static final byte[] KEY = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8);
    static final URI BASE = URI.create("https://visits.example.org");

    PeopleStage(Visits visits, Organisations organisations, JoinLinks links, Phones phones, Clock clock) {
        this(
                visits,
                organisations,
                links,
                phones,
                clock,
                new InMemoryDays(),
                new InMemoryMonths(),
                new InMemoryAddresses(),
                new InMemoryTraces(),
                new InMemoryFeeds(),
                new InMemoryStaffRoles(),
                new InMemoryUnsettled(),
                new RecordingWakeups(),
                new InMemoryReplies(),
                new InMemoryPostings(),
                new AtomicInteger());
    }

    PeopleStage(Visits visits, Organisations organisations, JoinLinks links, Phones phones, Instant now) {
        this(visits, organisations, links, phones, Clock.fixed(now, ZoneOffset.UTC));
    }

    JoinTokens tokens() {
        return new JoinTokens(KEY, URI.create("https://j.example.org"));
    }

    ListVisit list() {
        return new ListVisit(
                visits,
                organisations,
                traces,
                new ListVisit.Indexes(days, months, addresses),
                new ReadAnswers(replies),
                phones,
                digests(),
                clock);
    }

    AddressDigests digests() {
        return new AddressDigests(KEY);
    }

    ReplyParts parts(Callbacks callbacks, Consents consents) {
        return new ReplyParts(
                new ReplyParts.Ports(callbacks, consents, replies, visits, unsettled, wakeups),
                new OpenVisits(addresses, visits, organisations, phones, digests(), clock),
                clock);
    }

    ArriveAtVisit arrive() {
        return new ArriveAtVisit(traces, list(), tellArrival(), unsettled, clock);
    }

    TellArrival tellArrival() {
        return new TellArrival(visits, organisations, postings, new ArrivalMail(BASE), clock);
    }

    ResendLink resend() {
        return new ResendLink(visits, organisations, links, tokens(), unsettled, wakeups, phones, clock);
    }

    RecoverLink recover() {
        return new RecoverLink(addresses, visits, resend(), clock);
    }

    StaffDoor door(boolean signsIn) {
        return new StaffDoor(new RecogniseStaff(roles, organisations), new FormTokens(KEY, clock), signsIn, BASE);
    }

    DayFunctions day(boolean signsIn) {
        return new DayFunctions(
                door(signsIn),
                new ShowDay(days, organisations, clock),
                new ActOnVisit(
                        visits,
                        organisations,
                        resend(),
                        new CancelLink(visits, organisations, links, tokens(), phones, clock),
                        new TellLateness(visits, organisations, unsettled, wakeups, clock),
                        parts(new InMemoryCallbacks(), new InMemoryConsents()).answers(organisations),
                        list()));
    }

    FeedFunctions feed() {
        return new FeedFunctions(door(true), keepFeed(), readFeed());
    }

    KeepFeed keepFeed() {
        return new KeepFeed(
                feeds, organisations, () -> "secret%026d".formatted(secrets.incrementAndGet()), BASE, clock);
    }

    ReadFeed readFeed() {
        return new ReadFeed(feeds, months, organisations, new ICalendarFeed(), BASE, clock);
    }
}
