package org.virtualvisits.adapters.phone;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.virtualvisits.core.notice.Phones;

/**
 * Reads phone numbers with libphonenumber, which knows the numbering plans of the world.
 *
 * <p>What may be either a mobile or a fixed line, as in North America, counts as a mobile. The numbers that Ofcom sets
 * aside for drama count as valid although nobody can own one, because examples and rehearsals are made of them. Words in
 * place of digits, two numbers in one field, and numbers that cost their caller are not read.
 */
public final class LibPhoneNumbers implements Phones {

    /** Longer than any number with its extension; what is longer is prose. */
    private static final int LONGEST = 64;

    /** Ofcom, "Telephone numbers for use in TV and radio drama programmes". */
    private static final Pattern DRAMA_MOBILE = Pattern.compile("\\+447700900[0-9]{3}");

    private static final Pattern DRAMA_FIXED = Pattern.compile("\\+441632960[0-9]{3}");

    private static final Pattern INTERNATIONAL = Pattern.compile("(?i)(tel:)?\\s*(\\+|\\uff0b|00).*");

    /** A trunk zero that is not dialled after a country code. */
    private static final Pattern TRUNK_ZERO = Pattern.compile("\\(\\s*0\\s*\\)");

    private static final Pattern EXTENSION = Pattern.compile("(?i);|ext|x|#");

    private final PhoneNumberUtil plans = PhoneNumberUtil.getInstance();

    @Override
    public Reading read(String written, String region) {
        String text = written.strip();
        if (text.length() > LONGEST || text.chars().anyMatch(Character::isISOControl) || spellsWithLetters(text)) {
            return new Reading.Unreadable();
        }
        return waysToRead(text)
                .flatMap(way -> parsed(way, region.toUpperCase(Locale.ROOT)).stream())
                .map(this::kind)
                .filter(reading -> !(reading instanceof Reading.Unreadable))
                .findFirst()
                .orElseGet(Reading.Unreadable::new);
    }

    /** Letters are digits to libphonenumber (1-800-FLOWERS), but a patient's field that has some holds a remark. */
    private static boolean spellsWithLetters(String text) {
        return EXTENSION
                .split(text, 2)[0]
                .codePoints()
                .dropWhile(character -> !Character.isDigit(character))
                .anyMatch(Character::isLetter);
    }

    /**
     * In the order to try them in. The trunk zero goes first, because in Italy a mobile number that keeps it is a valid
     * fixed line. "00" is an international prefix also to people whose own country has another.
     */
    private static Stream<String> waysToRead(String text) {
        if (!INTERNATIONAL.matcher(text).matches()) {
            return Stream.of(text);
        }
        String direct = TRUNK_ZERO.matcher(text).replaceFirst("");
        return Stream.of(direct, text, direct.replaceFirst("(?i)^(tel:)?\\s*00", "+"))
                .distinct();
    }

    private Optional<PhoneNumber> parsed(String text, String region) {
        try {
            return Optional.of(plans.parse(text, region));
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }

    private Reading kind(PhoneNumber number) {
        String e164 = plans.format(number, PhoneNumberFormat.E164);
        if (DRAMA_MOBILE.matcher(e164).matches()) {
            return new Reading.Mobile(e164);
        }
        if (DRAMA_FIXED.matcher(e164).matches()) {
            return new Reading.Fixed(e164);
        }
        return switch (plans.getNumberType(number)) {
            case MOBILE, FIXED_LINE_OR_MOBILE -> new Reading.Mobile(e164);
            case FIXED_LINE, VOIP, UAN, TOLL_FREE, SHARED_COST, PERSONAL_NUMBER, PAGER, VOICEMAIL ->
                new Reading.Fixed(e164);
            case PREMIUM_RATE, UNKNOWN -> new Reading.Unreadable();
        };
    }
}
