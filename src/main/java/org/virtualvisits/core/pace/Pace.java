package org.virtualvisits.core.pace;

import java.time.InstantSource;
import java.util.stream.Stream;
import org.virtualvisits.core.kernel.Measures;

/** All that keeps one instance in step with the others: turns at mailboxes, and a breaker for each service. */
public final class Pace {

    private final Turns turns;
    private final Breaker meetings;
    private final Breaker directory;
    private final Breaker mails;
    private final Breaker texts;
    private final Breaker joins;

    /** Keeps its ports. */
    public Pace(Ports ports, InstantSource clock, Measures measures) {
        this.turns = new Turns(ports.lines(), clock, measures);
        this.meetings = new Breaker("meetings", ports.healths(), clock, measures);
        this.directory = new Breaker("directory", ports.healths(), clock, measures);
        this.mails = new Breaker("mails", ports.healths(), clock, measures);
        this.texts = new Breaker("texts", ports.healths(), clock, measures);
        this.joins = new Breaker("joins", ports.healths(), clock, measures);
    }

    /** Whatever touches a mailbox takes one of these. */
    public Turns turns() {
        return turns;
    }

    /** Of Teams behind Graph. */
    public Breaker meetings() {
        return meetings;
    }

    /** Of Entra behind Graph. */
    public Breaker directory() {
        return directory;
    }

    /** Of Exchange behind Graph. */
    public Breaker mails() {
        return mails;
    }

    /** Of the carrier of text messages. */
    public Breaker texts() {
        return texts;
    }

    /** Of joining by browser, which Teams answers apart from its meetings. */
    public Breaker joins() {
        return joins;
    }

    /** Tells operators how each service does; returns how many nobody calls for the moment. */
    public int tell() {
        return (int) Stream.of(meetings, directory, mails, texts, joins)
                .filter(Breaker::tell)
                .count();
    }

    /** What instances agree through. */
    public record Ports(Lines lines, Healths healths) {}
}
