package org.virtualvisits.core.hygiene;

/** The arithmetic of identifiers. Each method takes digits only. */
final class CheckDigits {

    private static final int[] MEDICARE = {1, 3, 7, 9, 1, 3, 7, 9};

    private CheckDigits() {}

    /** Modulus 11 over ten digits (NHS Data Model and Dictionary, "NHS number"). */
    static boolean nhsNumber(String digits) {
        int sum = 0;
        for (int i = 0; i < 9; i++) {
            sum += (10 - i) * digit(digits, i);
        }
        int check = 11 - sum % 11;
        return check != 10 && check % 11 == digit(digits, 9);
    }

    /**
     * One that can have been issued: phone numbers and timestamps, one of eleven of which passes the check, begin
     * otherwise. England and Wales 4, 6 and 7; Northern Ireland 320 to 399; Scotland a date of birth; 999 for tests.
     */
    static boolean issuedNhsNumber(String digits) {
        int three = Integer.parseInt(digits.substring(0, 3));
        boolean range = "467".indexOf(digits.charAt(0)) >= 0 || (three >= 320 && three <= 399) || three == 999;
        return (range || beginsWithDate(digits)) && nhsNumber(digits);
    }

    /** Weights 1, 3, 7, 9 over the first eight digits; the ninth is their sum modulo 10 (Services Australia). */
    static boolean medicare(String digits) {
        int sum = 0;
        for (int i = 0; i < MEDICARE.length; i++) {
            sum += MEDICARE[i] * digit(digits, i);
        }
        return sum % 10 == digit(digits, 8) && digits.charAt(9) != '0';
    }

    /** ISO/IEC 7812-1, annex B, which Australia's healthcare identifiers use (AS 5017). */
    static boolean luhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digit(digits, digits.length() - 1 - i) * (1 + i % 2);
            sum += digit > 9 ? digit - 9 : digit;
        }
        return sum % 10 == 0;
    }

    private static boolean beginsWithDate(String digits) {
        int day = Integer.parseInt(digits.substring(0, 2));
        int month = Integer.parseInt(digits.substring(2, 4));
        return day >= 1 && day <= 31 && month >= 1 && month <= 12;
    }

    private static int digit(String digits, int at) {
        return digits.charAt(at) - '0';
    }
}
