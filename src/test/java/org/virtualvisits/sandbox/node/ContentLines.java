package org.virtualvisits.sandbox.node;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The content lines of iCalendar octets (RFC 5545, 3.1), and what is wrong with them as octets. */
record ContentLines(List<Line> lines, List<String> faults) {

    private static final int LONGEST_LINE = 75;
    private static final String PARAMETER_VALUE = "(?:\"[^\"\\p{Cntrl}]*\"|[^\";:,\\p{Cntrl}]*)";
    private static final Pattern LINE = Pattern.compile("(?<name>[A-Za-z0-9-]+)"
            + "(?<parameters>(?:;[A-Za-z0-9-]+=" + PARAMETER_VALUE + "(?:," + PARAMETER_VALUE + ")*)*)"
            + ":(?<value>[\\t\\P{Cntrl}]*)");

    /** One unfolded line; {@code parameters} as written, with their semicolons. */
    record Line(String name, String parameters, String value) {}

    static ContentLines of(byte[] octets) {
        List<String> faults = new ArrayList<>();
        List<String> unfolded = new ArrayList<>();
        List<byte[]> physical = split(octets, faults);
        for (int at = 0; at < physical.size(); at++) {
            String text = text(physical.get(at), at + 1, faults);
            if (text.startsWith(" ") && !unfolded.isEmpty()) {
                unfolded.add(unfolded.removeLast() + text.substring(1));
            } else {
                unfolded.add(text);
            }
        }
        List<Line> lines = new ArrayList<>();
        for (String line : unfolded) {
            Matcher parts = LINE.matcher(line);
            if (parts.matches()) {
                lines.add(new Line(parts.group("name"), parts.group("parameters"), parts.group("value")));
            } else {
                faults.add("not a content line: " + line);
            }
        }
        return new ContentLines(Collections.unmodifiableList(lines), Collections.unmodifiableList(faults));
    }

    private static List<byte[]> split(byte[] octets, List<String> faults) {
        List<byte[]> lines = new ArrayList<>();
        int start = 0;
        for (int at = 0; at < octets.length; at++) {
            boolean lineFeed = octets[at] == '\n';
            boolean afterReturn = at > 0 && octets[at - 1] == '\r';
            if (lineFeed != afterReturn) {
                faults.add("line " + (lines.size() + 1) + ": a line ends with CRLF, not with CR or LF alone");
            }
            if (lineFeed) {
                lines.add(Arrays.copyOfRange(octets, start, afterReturn ? at - 1 : at));
                start = at + 1;
            }
        }
        if (start < octets.length) {
            faults.add("the last line does not end with CRLF");
            lines.add(Arrays.copyOfRange(octets, start, octets.length));
        }
        return lines;
    }

    private static String text(byte[] line, int number, List<String> faults) {
        if (line.length > LONGEST_LINE) {
            faults.add("line %d has %d octets, more than %d".formatted(number, line.length, LONGEST_LINE));
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line))
                    .toString();
        } catch (CharacterCodingException broken) {
            faults.add("line " + number + " is not UTF-8 by itself: folded inside a character?");
            return new String(line, StandardCharsets.UTF_8);
        }
    }
}
