package org.virtualvisits;

import org.virtualvisits.core.notice.Dispatch;
import org.virtualvisits.core.organisation.RecogniseAdministrator;
import org.virtualvisits.core.pace.Pace;
import org.virtualvisits.core.visit.JoinTokens;
import org.virtualvisits.functions.AdministratorDoor;
import org.virtualvisits.functions.TimerRuns;

/**
 * What several features stand on, made once.
 *
 * @param dispatch takes mails and texts to their carriers, in turn
 */
record Foundation(
        App.Ports ports,
        App.Deployment deployment,
        JoinTokens tokens,
        Pace pace,
        Dispatch dispatch,
        TimerRuns timers,
        AdministratorDoor administrators) {

    Foundation(App.Ports ports, App.Deployment deployment) {
        this(ports, deployment, new Pace(ports.pace(), ports.clock(), ports.measures()));
    }

    private Foundation(App.Ports ports, App.Deployment deployment, Pace pace) {
        this(
                ports,
                deployment,
                new JoinTokens(deployment.joinKey(), deployment.joinBase()),
                pace,
                new Dispatch(ports.messenger(), pace.turns(), pace.texts(), pace.mails(), ports.measures()),
                new TimerRuns(ports.measures()),
                new AdministratorDoor(new RecogniseAdministrator(ports.organisations(), deployment.administrator())));
    }
}
