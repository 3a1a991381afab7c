package org.virtualvisits.core.credential;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.virtualvisits.core.kernel.OrganisationId;

/**
 * What an organisation has watched, and who is warned when (S2.7).
 *
 * @param applications the application ids; empty means every one of the tenant
 * @param sender the mailbox that reminders come from
 * @param zone in which days are counted (V10)
 * @param steps days before the end at which reminders go out, from many to few; after the end one goes out every day
 * @param toOwners whether owners are written to
 * @param contacts who is written to in any case
 * @param fallback who is written to where there is no owner and no contact
 * @param apart application ids in which every credential has a user of its own, so that a newer one replaces none
 * @param rotated applications whose secrets this product replaces; none unless somebody says so
 * @param report who is mailed the report of them all
 */
public record Watch(
        OrganisationId organisation,
        Optional<Set<String>> applications,
        String sender,
        ZoneId zone,
        List<Integer> steps,
        boolean toOwners,
        List<String> contacts,
        List<String> fallback,
        Set<String> apart,
        List<Rotated> rotated,
        Optional<Reporting> report) {

    /** Used where an organisation does not say. */
    public static final List<Integer> USUAL_STEPS = List.of(90, 60, 30, 14, 7, 3, 1, 0);

    /** Keeps its own copies, and the steps in order. */
    public Watch {
        applications = applications.map(Set::copyOf);
        steps = steps.stream().distinct().sorted(Comparator.reverseOrder()).toList();
        contacts = List.copyOf(contacts);
        fallback = List.copyOf(fallback);
        apart = Set.copyOf(apart);
        rotated = List.copyOf(rotated);
        if (fallback.isEmpty()) {
            throw new IllegalArgumentException("without a fallback some reminders would reach nobody");
        }
    }

    /** A watch that only reminds. */
    public Watch(
            OrganisationId organisation,
            Optional<Set<String>> applications,
            String sender,
            ZoneId zone,
            List<Integer> steps,
            boolean toOwners,
            List<String> contacts,
            List<String> fallback,
            Set<String> apart) {
        this(
                organisation,
                applications,
                sender,
                zone,
                steps,
                toOwners,
                contacts,
                fallback,
                apart,
                List.of(),
                Optional.empty());
    }

    /** How an application is rotated, if it is. */
    public Optional<Rotated> rotated(String appId) {
        return rotated.stream().filter(one -> one.appId().equals(appId)).findFirst();
    }

    boolean selects(String appId) {
        return applications.map(chosen -> chosen.contains(appId)).orElse(true);
    }

    /** Whole days to the day of the end; 0 on that day, negative after it. */
    public int daysLeft(Credential credential, Instant now) {
        return (int) ChronoUnit.DAYS.between(day(now), day(credential.ends()));
    }

    /** The day an instant falls on. */
    public LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, zone);
    }

    /** The newest step that has been reached: one of the steps, or a day after the end as a negative number. */
    OptionalInt reached(int daysLeft) {
        if (daysLeft < 0) {
            return OptionalInt.of(daysLeft);
        }
        return steps.stream()
                .mapToInt(Integer::intValue)
                .filter(step -> step >= daysLeft)
                .min();
    }

    /** The first step still to come after those reached. */
    int next(int daysLeft) {
        int from = daysLeft < 0 ? daysLeft : reached(daysLeft).orElse(Integer.MAX_VALUE);
        return steps.stream()
                .mapToInt(Integer::intValue)
                .filter(step -> step < from)
                .max()
                .orElse(Math.min(from, 0) - 1);
    }

    /** Who is warned about a credential: each address once, whatever its case. */
    List<String> readers(Credential credential) {
        var readers = new LinkedHashSet<String>();
        if (toOwners) {
            readers.addAll(credential.owners());
        }
        readers.addAll(contacts);
        if (readers.isEmpty() || credential.own()) {
            readers.addAll(fallback);
        }
        var seen = new LinkedHashSet<String>();
        return readers.stream()
                .filter(address -> seen.add(address.toLowerCase(Locale.ROOT)))
                .toList();
    }
}
