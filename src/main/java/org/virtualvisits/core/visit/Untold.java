package org.virtualvisits.core.visit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.virtualvisits.core.kernel.Attention;
import org.virtualvisits.core.notice.Channel;
import org.virtualvisits.core.notice.Notice;
import org.virtualvisits.core.notice.Notice.State;
import org.virtualvisits.core.organisation.Clinic;

/**
 * Who has not been told what they should know, for staff who can ring them in time (V11). Judged from the notices as they
 * are, so that nothing need run for it to be seen.
 *
 * @param clinic whose quiet hours messages wait for
 */
record Untold(Visit visit, List<Notice> notices, Optional<Clinic> clinic, Instant now) {

    /** When a visit is near, a message is late after this. */
    private static final Duration LATE = Duration.ofMinutes(15);

    private static final Duration NEAR = Duration.ofDays(1);

    /** Later than this is late however far the visit: by then something is amiss. */
    private static final Duration VERY_LATE = Duration.ofHours(2);

    Stream<Attention> attention() {
        return notices.stream().filter(notice -> !isOvertaken(notice)).flatMap(this::attention);
    }

    private Stream<Attention> attention(Notice notice) {
        return switch (notice.state()) {
            case State.Failed(var at, var attention) ->
                isNoMatter(notice, attention) ? Stream.empty() : Stream.of(failed(notice, attention));
            case State.Barred(var at, var attention) -> Stream.of(attention);
            case State.Planned() -> late(notice);
            case State.Placed(var at) -> late(notice);
            case State.Sending(var until) -> late(notice);
            case State.Sent(var at, var providerId, var delivered) -> Stream.empty();
            case State.Uncertain(var at) -> Stream.empty();
            case State.Superseded(var at) -> Stream.empty();
        };
    }

    /** What became of a notice matters until something later goes to the same patient on that channel. */
    private boolean isOvertaken(Notice notice) {
        return notices.stream().filter(notice::isHeardWith).anyMatch(other -> other.sequence() > notice.sequence())
                || (notice.kind().occasional() && isMadeUpFor(notice));
    }

    /** Another channel carried it, or the next reminder did. */
    private boolean isMadeUpFor(Notice notice) {
        return notices.stream()
                .filter(other -> other.patient().equals(notice.patient()))
                .anyMatch(other -> other.state() instanceof State.Sent(var at, var providerId, var delivered)
                        && at.isAfter(notice.planned()));
    }

    /** Somebody who wants no texts and has the mail misses nothing. */
    private boolean isNoMatter(Notice notice, Attention attention) {
        return attention.code() == Attention.Code.CHANNEL_REFUSED && isToldElsewhere(notice);
    }

    private Attention failed(Notice notice, Attention attention) {
        String elsewhere = isToldElsewhere(notice)
                ? " The same was told to this patient by " + word(other(notice.channel())) + "."
                : " Nothing else has told this patient the same.";
        return new Attention(attention.code(), attention.what() + elsewhere, attention.fix());
    }

    private boolean isToldElsewhere(Notice notice) {
        return notices.stream()
                .filter(other -> other.patient().equals(notice.patient()) && other.channel() != notice.channel())
                .filter(other -> other.facts().equals(notice.facts()))
                .filter(other -> other.kind().standing() == notice.kind().standing())
                .anyMatch(other -> other.state() instanceof State.Sent && !isOvertaken(other));
    }

    private Stream<Attention> late(Notice notice) {
        Instant begin = clinic.flatMap(its -> new Courtesy(visit, its, notice.planned()).wait(notice))
                .orElse(notice.planned());
        Duration waited = Duration.between(begin, now);
        boolean isNear = notice.facts().start().isBefore(now.plus(NEAR));
        if (waited.compareTo(isNear ? LATE : VERY_LATE) < 0
                || notice.facts().start().isBefore(now)) {
            return Stream.empty();
        }
        String when = notice.state() instanceof State.Placed(var at)
                ? "It is in line at the clinic's mailbox, and is to go out at " + at + "."
                : "It is tried again by itself.";
        return Stream.of(new Attention(
                Attention.Code.MESSAGE_LATE,
                "A " + word(notice.channel()) + " has waited since " + notice.planned() + " and has not gone out.",
                when + " If the visit begins before you expect that, tell this patient by phone."));
    }

    private static Channel other(Channel channel) {
        return channel == Channel.SMS ? Channel.EMAIL : Channel.SMS;
    }

    private static String word(Channel channel) {
        return channel == Channel.SMS ? "text message" : "mail";
    }
}
