package org.virtualvisits.core.reply;

import static org.virtualvisits.core.reply.ReplyWords.Sense.IGNORED;
import static org.virtualvisits.core.reply.ReplyWords.Sense.POLITE;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what a text means, in English and Welsh. Every word of it must be known, and all of them must point the same way;
 * whatever else is in a text makes it {@link Meaning#UNCLEAR}, because a wrong guess costs a patient their visit.
 *
 * <p>STOP and its like are what carriers act on themselves (CTIA, "Messaging Principles and Best Practices", 5.1.3). CANCEL
 * is one of theirs and not of ours: from a patient it is as likely to mean the visit, so a person reads it.
 */
public final class ReplyWords {

    /** Longer than any text that says one thing. */
    private static final int LONGEST = 120;

    /** Zero-width signs, variation selectors and skin tones, which change how a sign looks and not what it says. */
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\uFE0E\uFE0F\u20E3\\x{1F3FB}-\\x{1F3FF}]");

    /** A word, or one sign; a question is not an answer, so its mark counts, unlike other punctuation. */
    private static final Pattern TOKEN =
            Pattern.compile("[\\p{L}\\p{M}\\p{N}']+|[^\\p{L}\\p{M}\\p{N}\\s.,!;:\"()*_~…–—/-]");

    private static final Pattern KISSES = Pattern.compile("X+");

    private static final Map<String, Sense> PHRASES = phrases();
    private static final int LONGEST_PHRASE = 4;

    private ReplyWords() {}

    /** What a text means. */
    public static Meaning meaning(String text) {
        if (text.length() > LONGEST) {
            return Meaning.UNCLEAR;
        }
        List<String> words = words(text);
        var senses = EnumSet.noneOf(Sense.class);
        for (int at = 0; at < words.size(); ) {
            Optional<Phrase> phrase = phraseAt(words, at);
            if (phrase.isEmpty()) {
                return Meaning.UNCLEAR;
            }
            senses.add(phrase.get().sense());
            at += phrase.get().length();
        }
        return meaning(senses);
    }

    private static Meaning meaning(Set<Sense> senses) {
        boolean polite = senses.contains(POLITE);
        List<Sense> telling = senses.stream()
                .filter(sense -> sense != POLITE && sense != IGNORED)
                .toList();
        if (telling.size() == 1) {
            return telling.getFirst().meaning;
        }
        return telling.isEmpty() && polite ? Meaning.THANKS : Meaning.UNCLEAR;
    }

    private static List<String> words(String text) {
        String plain = INVISIBLE
                .matcher(Normalizer.normalize(text, Normalizer.Form.NFKC))
                .replaceAll("")
                .replace('\u2019', '\'')
                .replace('\u2018', '\'')
                .toUpperCase(Locale.ROOT);
        var words = new ArrayList<String>();
        Matcher tokens = TOKEN.matcher(plain);
        while (tokens.find()) {
            String word = tokens.group().replaceAll("^'+|'+$", "");
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return words;
    }

    /** The longest one. */
    private static Optional<Phrase> phraseAt(List<String> words, int at) {
        for (int length = Math.min(LONGEST_PHRASE, words.size() - at); length > 0; length--) {
            Sense sense = PHRASES.get(String.join(" ", words.subList(at, at + length)));
            if (sense != null) {
                return Optional.of(new Phrase(sense, length));
            }
        }
        return KISSES.matcher(words.get(at)).matches() ? Optional.of(new Phrase(IGNORED, 1)) : Optional.empty();
    }

    private static Map<String, Sense> phrases() {
        var phrases = new HashMap<String, Sense>();
        for (Sense sense : Sense.values()) {
            sense.phrases.forEach(phrase -> phrases.put(phrase, sense));
        }
        return Map.copyOf(phrases);
    }

    private record Phrase(Sense sense, int length) {}

    /** What a phrase says by itself. */
    enum Sense {
        STOP(
                Meaning.STOP,
                "STOP|STOPALL|STOP ALL|UNSUBSCRIBE|END|QUIT|REVOKE|OPTOUT|OPT OUT|STOP TEXTS|STOP TEXTING|STOP TEXTING ME"
                        + "|STOP MESSAGES|NO MORE TEXTS|NO MORE MESSAGES|STOPIO|STOPIWCH|DIM MWY"),
        START(Meaning.START, "START|UNSTOP|SUBSCRIBE|OPTIN|OPT IN|DECHRAU|DECHREUWCH"),
        HELP(Meaning.HELP, "HELP|INFO|CYMORTH"),
        YES(
                Meaning.YES,
                "Y|YES|YEP|YEAH|YEA|YUP|I CAN|I WILL|I CAN COME|I WILL COME|I'LL BE THERE|ILL BE THERE"
                        + "|I WILL BE THERE|WILL BE THERE|OF COURSE|CONFIRM|CONFIRMED|I CONFIRM|IE|YDW|YDYN|OES|BYDDAF"
                        + "|BYDDA I|BYDDAF YNO|GALLAF|DOF|WRTH GWRS"),
        NO(
                Meaning.NO,
                "N|NO|NOPE|NAH|CAN'T COME|CANT COME|CANNOT COME|I CAN'T|I CANT|I CANNOT|I CAN'T COME|I CANT COME"
                        + "|I CANNOT COME|CAN'T MAKE IT|CANT MAKE IT|I CAN'T MAKE IT|I CANT MAKE IT|I CANNOT MAKE IT"
                        + "|NOT COMING|I'M NOT COMING|IM NOT COMING|I AM NOT COMING|NA|NAGE|NADDO|NAC YDW|NAC YDW I"
                        + "|NAC YDYN|NAC OES|NA FYDDAF|NA ALLAF|METHU DOD|NI ALLAF DDOD|DIM DIOLCH"),
        POLITE(
                Meaning.THANKS,
                "PLEASE|PLS|PLZ|THANKS|THANK YOU|THANKYOU|MANY THANKS|THX|TA|CHEERS|SORRY|OK|OKAY|OKEY|K|DIOLCH"
                        + "|DIOLCH YN FAWR|OS GWELWCH YN DDA|PLIS|IAWN|MAE'N DDRWG GEN|SORI|👍|👌|🙏|🙂|😊|😀|😃|😄|❤|♥"),
        IGNORED(Meaning.UNCLEAR, "");

        private final Meaning meaning;

        @SuppressWarnings("ImmutableEnumChecker") // made by List.of
        private final List<String> phrases;

        Sense(Meaning meaning, String phrases) {
            this.meaning = meaning;
            this.phrases = phrases.isEmpty() ? List.of() : List.of(phrases.split("\\|", -1));
        }
    }
}
