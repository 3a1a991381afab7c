package org.virtualvisits.adapters.template;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A mail in large print: the same words, in letters and lines half as large again. 18 px become 27 px, which is 20 point,
 * the size that people who need large print ask for first.
 */
final class LargePrint {

    private static final Pattern SIZE = Pattern.compile("(font-size|line-height):([0-9]{1,3})px");

    private LargePrint() {}

    static String of(String html) {
        return SIZE.matcher(html).replaceAll(LargePrint::larger);
    }

    private static String larger(MatchResult size) {
        int pixels = Integer.parseInt(size.group(2)) * 3 / 2;
        return Matcher.quoteReplacement(size.group(1) + ":" + pixels + "px");
    }
}
