package org.virtualvisits.core.notice;

import java.util.regex.Pattern;

/**
 * A notice's name within its visit: the visit's sequence when it was planned, the channel and the patient's key, so
 * that planning the same thing twice makes the same id, and ids sort in the order in which they were planned.
 */
public record NoticeId(String value) {

    private static final Pattern SHAPE = Pattern.compile("[0-9]{6}-(sms|email)-[0-9a-z]{1,20}");

    /**
     * Checks the shape.
     *
     * @throws IllegalArgumentException if the value is not one that {@link #of} makes
     */
    public NoticeId {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("not a notice id");
        }
    }

    static NoticeId of(int sequence, Channel channel, String patient) {
        return new NoticeId("%06d-%s-%s".formatted(sequence, channel.word(), patient));
    }

    /** Whether both are for one patient on one channel: all but the sequence agrees. */
    public boolean sameReader(NoticeId other) {
        return value.substring(6).equals(other.value.substring(6));
    }

    @Override
    public String toString() {
        return value;
    }
}
