package org.virtualvisits.core.credential;

import java.util.regex.Pattern;

/**
 * An app registration whose secret is replaced by this product, before it ends or when somebody asks.
 *
 * @param appId the application (client) id
 * @param secret the name of the vault's secret that whatever uses the application reads
 * @param daysBefore how many days before the end a new one is made
 * @param daysValid how long a new one is valid
 * @param daysOfGrace how long the old one stays valid beside the new one
 */
public record Rotated(String appId, String secret, int daysBefore, int daysValid, int daysOfGrace) {

    /** Used where nobody says. */
    public static final int USUAL_DAYS_BEFORE = 30;

    /** Used where nobody says. */
    public static final int USUAL_DAYS_VALID = 180;

    /** Used where nobody says. App Service reads a reference anew once a day, so some days are needed. */
    public static final int USUAL_DAYS_OF_GRACE = 7;

    /** The longest name of a secret here: it is kept under a longer one until it is proven. */
    public static final int LONGEST_NAME = 120;

    private static final Pattern NAME = Pattern.compile("[0-9a-zA-Z-]{1," + LONGEST_NAME + "}");

    /** Checks that a new secret outlives the days in which it would be replaced again. */
    public Rotated {
        if (!isName(secret) || daysBefore < 0 || daysOfGrace < 1 || daysValid <= daysBefore + daysOfGrace) {
            throw new IllegalArgumentException("this rotation would never come to rest");
        }
    }

    /** Whether the vault takes it as a secret's name. */
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }
}
