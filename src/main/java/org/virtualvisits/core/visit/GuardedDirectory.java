package org.virtualvisits.core.visit;

import java.time.Duration;
import java.util.Optional;
import org.virtualvisits.core.pace.Breaker;

/** A {@link Directory} that nobody asks while it is known to be down. */
public final class GuardedDirectory implements Directory {

    private final Directory directory;
    private final Breaker breaker;

    /** Keeps its port. */
    public GuardedDirectory(Directory directory, Breaker breaker) {
        this.directory = directory;
        this.breaker = breaker;
    }

    @Override
    public Answer find(String userPrincipalName) {
        Optional<Duration> away = breaker.stayAway(userPrincipalName);
        if (away.isPresent()) {
            return new Answer.Later(away.get(), breaker.reason());
        }
        Answer answer = directory.find(userPrincipalName);
        if (answer instanceof Answer.Later(var after, var why)) {
            breaker.hindered(why);
        } else {
            breaker.answered();
        }
        return answer;
    }
}
