package org.virtualvisits.adapters.phone;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import com.google.i18n.phonenumbers.ShortNumberInfo;
import java.util.Locale;
import java.util.regex.Pattern;
import org.virtualvisits.core.notice.Phones;

/**
 * {@link Phones} with Google's libphonenumber. What costs the caller extra, an emergency number and a short code are no
 * patient's phone. Ofcom's drama numbers count, so that demonstrations and tests need nobody's number.
 */
public final class LibPhoneNumbers implements Phones {

    /** No number with its extension is longer (ITU-T E.164: 15 digits); more is text that would only cost time. */
    private static final int LONGEST = 60;

    /** "(0)" between country code and number: dialled inside the country only. */
    private static final Pattern TRUNK = Pattern.compile("\\(\\s*0\\s*\\)");

    /** https://www.ofcom.org.uk/phones-and-broadband/phone-numbers/numbers-for-drama */
    private static final Pattern DRAMA_MOBILE = Pattern.compile("\\+447700900\\d{3}");

    /** See {@link #DRAMA_MOBILE}. */
    private static final Pattern DRAMA_FIXED = Pattern.compile("\\+441632960\\d{3}");

    private final PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
    private final ShortNumberInfo shortNumbers = ShortNumberInfo.getInstance();

    @Override
    public Reading read(String written, String region) {
        if (written.length() > LONGEST) {
            return new Reading.Unreadable();
        }
        String home = region.toUpperCase(Locale.ROOT);
        try {
            PhoneNumber number = numbers.parse(withoutTrunkZero(written), home);
            return shortNumbers.isValidShortNumberForRegion(number, home) ? new Reading.Unreadable() : reading(number);
        } catch (NumberParseException e) {
            return new Reading.Unreadable();
        }
    }

    /** Only after a country code: elsewhere the zero is part of the number. */
    private static String withoutTrunkZero(String written) {
        String number = written.strip();
        boolean abroad = number.startsWith("+") || number.startsWith("00") || number.startsWith("tel:+");
        return abroad ? TRUNK.matcher(number).replaceFirst("") : number;
    }

    private Reading reading(PhoneNumber number) {
        String e164 = numbers.format(number, PhoneNumberFormat.E164);
        if (DRAMA_MOBILE.matcher(e164).matches()) {
            return new Reading.Mobile(e164);
        }
        if (DRAMA_FIXED.matcher(e164).matches()) {
            return new Reading.Fixed(e164);
        }
        PhoneNumberType type = numbers.getNumberType(number);
        return switch (type) {
            case MOBILE -> new Reading.Mobile(e164);
            case FIXED_LINE_OR_MOBILE -> number.hasExtension() ? new Reading.Fixed(e164) : new Reading.Mobile(e164);
            case FIXED_LINE, VOIP, TOLL_FREE, UAN, PERSONAL_NUMBER -> new Reading.Fixed(e164);
            case PREMIUM_RATE, SHARED_COST, PAGER, VOICEMAIL, UNKNOWN -> new Reading.Unreadable();
        };
    }
}
