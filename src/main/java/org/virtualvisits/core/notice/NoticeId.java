package org.virtualvisits.core.notice;

import java.util.regex.Pattern;

/**
 * A notice's name within its visit: the visit's sequence when it was planned, the channel and the patient's key, so
 * that planning the same thing twice makes the same id, and ids sort in the order in which they were planned. A notice
 * of an occasion has the name of the notice that it leans on, and the occasion's word.
 */
public record NoticeId(String value) {

    private static final Pattern SHAPE =
            Pattern.compile("[0-9]{6}-(sms|email)-[0-9a-z]{1,20}(-[a-z][0-9]{1,6}(x[0-9]{1,3})?)?");

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

    /** Whether both are for one patient on one channel. */
    public boolean sameReader(NoticeId other) {
        String[] its = value.split("-", 4);
        String[] others = other.value.split("-", 4);
        return its[1].equals(others[1]) && its[2].equals(others[2]);
    }

    static NoticeId of(int sequence, Channel channel, String patient, String occasion) {
        return new NoticeId(of(sequence, channel, patient) + "-" + occasion);
    }

    /** The same, for the so-many-eth time. */
    NoticeId again(int time) {
        return new NoticeId(value + "x" + time);
    }

    @Override
    public String toString() {
        return value;
    }
}
