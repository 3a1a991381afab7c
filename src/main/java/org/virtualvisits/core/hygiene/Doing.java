package org.virtualvisits.core.hygiene;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.virtualvisits.core.hygiene.MailboxSweep.Intent;
import org.virtualvisits.core.hygiene.Mailboxes.Act;
import org.virtualvisits.core.hygiene.Mailboxes.Effect;

/**
 * Does what is intended in one mailbox, a handful at a time. Once the service has asked to wait, nothing more is sent.
 */
record Doing(Mailboxes mailboxes, String mailbox, Folder folder, String neutral, int atOnce) {

    /**
     * What came of it.
     *
     * @param rest what is still to be done, with the figures of what was
     * @param pause the longest that was asked for
     */
    record Result(Intent rest, long requests, Duration pause) {}

    Result all(Intent intent) {
        Tally delta = intent.delta();
        var left = new ArrayList<Act>();
        Duration pause = Duration.ZERO;
        long requests = 0;
        for (int i = 0; i < intent.acts().size(); i += atOnce) {
            List<Act> few =
                    intent.acts().subList(i, Math.min(i + atOnce, intent.acts().size()));
            if (!pause.isZero()) {
                left.addAll(few);
                continue;
            }
            requests += few.size();
            List<Effect> effects = mailboxes.act(mailbox, folder, few, neutral);
            for (int k = 0; k < few.size(); k++) {
                switch (effects.get(k)) {
                    case Effect.Done() -> delta = delta.withDone(few.get(k));
                    case Effect.Refused(var status) -> delta = delta.withRefused(few.get(k));
                    case Effect.Later(var asked) -> {
                        left.add(few.get(k));
                        pause = asked.compareTo(pause) > 0 ? asked : pause;
                    }
                }
            }
        }
        return new Result(new Intent(left, delta, intent.next()), requests, pause);
    }
}
