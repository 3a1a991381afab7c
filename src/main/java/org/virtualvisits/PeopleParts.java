package org.virtualvisits;

import java.time.Duration;
import java.util.List;
import org.virtualvisits.core.feed.ActOnVisit;
import org.virtualvisits.core.feed.Answers;
import org.virtualvisits.core.feed.ArriveAtVisit;
import org.virtualvisits.core.feed.FormTokens;
import org.virtualvisits.core.feed.KeepFeed;
import org.virtualvisits.core.feed.ListVisit;
import org.virtualvisits.core.feed.ReadFeed;
import org.virtualvisits.core.feed.RecogniseStaff;
import org.virtualvisits.core.feed.ShowDay;
import org.virtualvisits.core.join.AskForLink;
import org.virtualvisits.core.join.RecoverLink;
import org.virtualvisits.core.kernel.Turnstile;
import org.virtualvisits.core.reply.ReadAnswers;
import org.virtualvisits.core.visit.CancelLink;
import org.virtualvisits.core.visit.JoinTokens;
import org.virtualvisits.core.visit.ResendLink;
import org.virtualvisits.functions.DayFunctions;
import org.virtualvisits.functions.DeviceFunctions;
import org.virtualvisits.functions.FeedFunctions;
import org.virtualvisits.functions.RecoverFunctions;
import org.virtualvisits.functions.StaffConfigurationFunctions;
import org.virtualvisits.functions.StaffDoor;

/** Wires what people use: day list, feed, recovery of links. */
final class PeopleParts {

    /** Far more than patients ask for, and no way to try a country's numbers. */
    private static final int RECOVERIES_A_MINUTE = 60;

    private final Foundation foundation;
    private final App.Ports ports;
    private final App.Deployment deployment;
    private final JoinTokens tokens;
    private final ListVisit list;
    private final StaffDoor door;
    private final Answers answers;

    PeopleParts(Foundation foundation) {
        this.foundation = foundation;
        this.ports = foundation.ports();
        this.deployment = foundation.deployment();
        this.tokens = foundation.tokens();
        PeoplePorts people = ports.people();
        this.answers = foundation.replies().answers(ports.organisations());
        this.list = new ListVisit(
                ports.visits(),
                ports.organisations(),
                people.traces(),
                new ListVisit.Indexes(people.days(), people.months(), people.addresses()),
                new ReadAnswers(ports.replies().replies()),
                ports.phones(),
                foundation.digests(),
                ports.clock());
        this.door = new StaffDoor(
                new RecogniseStaff(people.roles(), ports.organisations()),
                new FormTokens(deployment.joinKey(), ports.clock()),
                deployment.staffSignIn(),
                deployment.publicBase());
    }

    /** Where staff come in. */
    StaffDoor door() {
        return door;
    }

    /** Keeps the indexes true. */
    ListVisit list() {
        return list;
    }

    ArriveAtVisit arrive() {
        return new ArriveAtVisit(
                ports.people().traces(), list, foundation.tellArrival(), ports.unsettled(), ports.clock());
    }

    List<Object> functions() {
        var keepFeed = new KeepFeed(
                ports.people().feeds(),
                ports.organisations(),
                ports.people().secrets(),
                deployment.publicBase(),
                ports.clock());
        return List.of(
                new DayFunctions(door, new ShowDay(ports.people().days(), ports.organisations(), ports.clock()), act()),
                new FeedFunctions(door, keepFeed, readFeed()),
                new StaffConfigurationFunctions(
                        foundation.administrators(), ports.people().roles(), keepFeed),
                new RecoverFunctions(
                        ask(), new RecoverLink(ports.people().addresses(), ports.visits(), resend(), ports.clock())),
                new DeviceFunctions());
    }

    private ActOnVisit act() {
        return new ActOnVisit(
                ports.visits(),
                ports.organisations(),
                resend(),
                new CancelLink(
                        ports.visits(), ports.organisations(), ports.links(), tokens, ports.phones(), ports.clock()),
                foundation.tellLateness(),
                answers,
                list);
    }

    private ResendLink resend() {
        return new ResendLink(
                ports.visits(),
                ports.organisations(),
                ports.links(),
                tokens,
                ports.unsettled(),
                ports.wakeups(),
                ports.phones(),
                ports.clock());
    }

    private ReadFeed readFeed() {
        return new ReadFeed(
                ports.people().feeds(),
                ports.people().months(),
                ports.organisations(),
                ports.people().calendar(),
                deployment.publicBase(),
                ports.clock());
    }

    private AskForLink ask() {
        return new AskForLink(
                ports.phones(),
                foundation.digests(),
                ports.people().recoveries(),
                new Turnstile(RECOVERIES_A_MINUTE, Duration.ofMinutes(1), ports.clock()));
    }
}
