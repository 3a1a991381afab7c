package org.virtualvisits;

import java.time.Duration;
import java.util.Optional;
import org.virtualvisits.core.feed.AddressDigests;
import org.virtualvisits.core.feed.TellArrival;
import org.virtualvisits.core.kernel.Turnstile;
import org.virtualvisits.core.notice.Dispatch;
import org.virtualvisits.core.organisation.RecogniseAdministrator;
import org.virtualvisits.core.pace.Pace;
import org.virtualvisits.core.pace.Turns;
import org.virtualvisits.core.reply.OpenVisits;
import org.virtualvisits.core.reply.ReplyParts;
import org.virtualvisits.core.visit.JoinTokens;
import org.virtualvisits.core.visit.ReceiveAppointment;
import org.virtualvisits.core.visit.TellLateness;
import org.virtualvisits.core.visit.Wakeups;
import org.virtualvisits.functions.AdministratorDoor;
import org.virtualvisits.functions.ArrivalMail;
import org.virtualvisits.functions.TimerRuns;

/**
 * What several features stand on, made once.
 *
 * @param digests of people's addresses, by which they are looked up
 * @param dispatch takes mails and texts to their carriers, in turn
 */
record Foundation(
        App.Ports ports,
        App.Deployment deployment,
        JoinTokens tokens,
        AddressDigests digests,
        Pace pace,
        Dispatch dispatch,
        TimerRuns timers,
        AdministratorDoor administrators) {

    /** A script that configures a large organisation does not come near it. */
    private static final int ADMINISTRATION_A_MINUTE = 3_000;

    Foundation(App.Ports ports, App.Deployment deployment) {
        this(ports, deployment, new Pace(ports.pace(), ports.clock(), ports.measures()));
    }

    private Foundation(App.Ports ports, App.Deployment deployment, Pace pace) {
        this(
                ports,
                deployment,
                new JoinTokens(deployment.joinKey(), deployment.joinBase()),
                new AddressDigests(deployment.joinKey()),
                pace,
                new Dispatch(ports.messenger(), pace.turns(), pace.texts(), pace.mails(), ports.measures()),
                new TimerRuns(ports.measures()),
                new AdministratorDoor(
                        new RecogniseAdministrator(ports.organisations(), deployment.administrator()),
                        new Turnstile(ADMINISTRATION_A_MINUTE, Duration.ofMinutes(1), ports.clock())));
    }

    /**
     * Takes what an EHR says, whichever way it comes; what was forgotten stays so.
     *
     * @param wakeups in which lane it is worked off
     */
    ReceiveAppointment receive(Wakeups wakeups) {
        return new ReceiveAppointment(
                ports.visits(),
                ports.unsettled(),
                wakeups,
                ports.retention().bygones(ports.clock()),
                ports.measures(),
                ports.clock());
    }

    /** Whoever says it, the EHR or staff. */
    TellLateness tellLateness() {
        return new TellLateness(
                ports.visits(), ports.organisations(), ports.unsettled(), ports.wakeups(), ports.clock());
    }

    /** That a patient waits. */
    TellArrival tellArrival() {
        return new TellArrival(
                ports.visits(),
                ports.organisations(),
                ports.reports(),
                new ArrivalMail(deployment.publicBase()),
                ports.clock());
    }

    /** What comes back from patients, by whichever way. */
    ReplyParts replies() {
        ReplyPorts its = ports.replies();
        return new ReplyParts(
                new ReplyParts.Ports(
                        its.callbacks(),
                        its.consents(),
                        its.replies(),
                        ports.visits(),
                        ports.unsettled(),
                        ports.wakeups()),
                new OpenVisits(
                        ports.people().addresses(),
                        ports.visits(),
                        ports.organisations(),
                        ports.phones(),
                        digests,
                        ports.clock()),
                ports.clock());
    }

    /** When a mail to staff may leave: patients' mails go first, where they leave from the same mailbox. */
    Turns.Wish unhurried() {
        return new Turns.Wish(Optional.empty(), ports.clock().instant().plus(Duration.ofDays(1)));
    }
}
