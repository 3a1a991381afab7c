package org.virtualvisits.core.credential;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.virtualvisits.core.credential.Registration.Entry;
import org.virtualvisits.core.credential.Registration.Form;
import org.virtualvisits.core.credential.Registration.Sort;

/**
 * A tenant with a past and a future, from a seed: each holder has a chain of credentials, of which the next one, if it
 * ever comes, takes the place of the one before on the day it begins.
 */
final class MadeUpTenant {

    static final String OWN = "00000000-0000-4000-8000-00000000ffff";
    static final String FALLBACK = "fallback@example.org";

    private final List<Holder> holders = new ArrayList<>();
    private final Random random;
    private final LocalDate first;

    MadeUpTenant(long seed, LocalDate first, int applications) {
        this.random = new Random(seed);
        this.first = first;
        for (int number = 0; number < applications; number++) {
            holders.add(holder(number, Form.APPLICATION, number == 0 ? OWN : id(number)));
        }
        for (int number = applications; number < applications * 118 / 100; number++) {
            holders.add(holder(number, Form.SERVICE_PRINCIPAL, id(number)));
        }
    }

    /**
     * A credential.
     *
     * @param begins the day it is there from
     * @param ends its last day, at noon UTC
     * @param replaced the day the next one is there
     */
    record Fact(String name, String kind, int keys, LocalDate begins, LocalDate ends, Optional<LocalDate> replaced) {}

    /**
     * Who holds them.
     *
     * @param gone the day on which it is deleted with all it has
     */
    record Holder(
            String objectId,
            String appId,
            String name,
            Form form,
            List<String> owners,
            List<Fact> facts,
            Optional<LocalDate> gone) {

        boolean isThere(LocalDate day) {
            return gone.filter(its -> !day.isBefore(its)).isEmpty();
        }
    }

    List<Holder> holders() {
        return holders;
    }

    int applications() {
        return (int) holders.stream()
                .filter(holder -> holder.form == Form.APPLICATION)
                .count();
    }

    int credentials() {
        return holders.stream().mapToInt(holder -> holder.facts.size()).sum();
    }

    String describe() {
        long ownerless =
                holders.stream().filter(holder -> holder.owners.isEmpty()).count();
        long saml = holders.stream()
                .flatMap(holder -> holder.facts.stream())
                .filter(fact -> fact.keys == 3)
                .count();
        long pairs = holders.stream()
                .flatMap(holder -> holder.facts.stream())
                .filter(fact -> fact.keys == 2)
                .count();
        return applications() + " applications, " + (holders.size() - applications()) + " service principals, "
                + credentials() + " credentials, " + saml + " SAML certificates, " + pairs + " symmetric pairs, "
                + ownerless + " holders without an owner";
    }

    private Holder holder(int number, Form form, String appId) {
        var owners = new ArrayList<String>();
        for (int owner = random.nextInt(4); owner > 0; owner--) {
            owners.add("owner" + (number * 3 + owner) + "@example.org");
        }
        return new Holder(
                "object-" + number,
                appId,
                (form == Form.APPLICATION ? "App " : "Sign-on ") + number,
                form,
                owners.stream().sorted().toList(),
                chain(number, form),
                random.nextInt(50) == 0 && number > 0
                        ? Optional.of(first.plusDays(30 + random.nextInt(350)))
                        : Optional.empty());
    }

    private List<Fact> chain(int number, Form form) {
        int length = 1 + random.nextInt(form == Form.APPLICATION ? 4 : 2) % 4;
        var facts = new ArrayList<Fact>();
        LocalDate begins = first.minusDays(random.nextInt(700));
        for (int link = 0; link < length; link++) {
            boolean last = link == length - 1;
            // Of those that nobody will renew, most outlive this story: each day that one is expired is a mail.
            LocalDate ends = begins.plusDays(180 + random.nextInt(550) + (last && random.nextInt(12) > 0 ? 1_300 : 0));
            // Some are renewed in time, some too late, and the last of a chain never.
            LocalDate renewed = ends.minusDays(random.nextInt(110)).plusDays(random.nextInt(10) == 0 ? 60 : 0);
            int keys = form == Form.SERVICE_PRINCIPAL ? 3 : random.nextInt(6) == 0 ? 2 : 1;
            String kind = keys == 3 ? "SAML signing certificate" : keys == 2 ? "Certificate" : "Secret";
            facts.add(new Fact(
                    number + "-" + link, kind, keys, begins, ends, last ? Optional.empty() : Optional.of(renewed)));
            begins = renewed;
        }
        return facts;
    }

    /** What the directory lists on a day, entry by entry. */
    Optional<Registration> listed(Holder holder, LocalDate day) {
        if (!holder.isThere(day)) {
            return Optional.empty();
        }
        var entries = new ArrayList<Entry>();
        holder.facts.stream().filter(fact -> !fact.begins.isAfter(day)).forEach(fact -> entries(fact, entries));
        return Optional.of(new Registration(
                holder.form,
                holder.objectId,
                holder.appId,
                holder.name,
                false,
                Optional.empty(),
                false,
                holder.owners,
                entries));
    }

    private static void entries(Fact fact, List<Entry> entries) {
        Instant starts = fact.begins.atStartOfDay(ZoneOffset.UTC).toInstant();
        Instant ends = fact.ends.atTime(12, 0).toInstant(ZoneOffset.UTC);
        Optional<String> mark = Optional.of("aa" + fact.name);
        switch (fact.keys) {
            case 1 -> entries.add(new Entry(Sort.PASSWORD, "p" + fact.name, Optional.of("same"), false, starts, ends));
            case 2 -> {
                entries.add(new Entry(Sort.PASSWORD, "k" + fact.name, Optional.empty(), false, starts, ends));
                entries.add(new Entry(Sort.KEY, "k" + fact.name, Optional.empty(), false, starts, ends));
            }
            default -> {
                entries.add(new Entry(Sort.KEY, "s" + fact.name, mark, true, starts, ends));
                entries.add(new Entry(Sort.KEY, "v" + fact.name, mark, false, starts, ends));
                entries.add(new Entry(Sort.PASSWORD, "s" + fact.name, mark, false, starts, ends));
            }
        }
    }

    private static String id(int number) {
        return "00000000-0000-4000-8000-%012d".formatted(number);
    }
}
