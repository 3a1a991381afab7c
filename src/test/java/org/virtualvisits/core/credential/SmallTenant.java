package org.virtualvisits.core.credential;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.virtualvisits.core.credential.Registration.Entry;
import org.virtualvisits.core.credential.Registration.Form;
import org.virtualvisits.core.credential.Registration.Sort;
import org.virtualvisits.core.credential.Registrations.Reading;

/** A tenant of a few applications that a test writes down by hand. Each has one owner, at its name. */
final class SmallTenant implements WatchedWorld.Directory {

    /** A Monday. */
    static final LocalDate FIRST = LocalDate.of(2027, 1, 4);

    private final Map<String, Registration> registrations = new TreeMap<>();
    private Optional<Set<String>> asked = Optional.of(Set.of("nobody has asked yet"));
    private Reading reading = new Reading.Complete();
    private Runnable meanwhile = () -> {};

    @Override
    public Reading read(LocalDate day, Optional<Set<String>> applications, Consumer<Registration> each) {
        asked = applications;
        registrations.values().forEach(each);
        meanwhile.run();
        return reading;
    }

    /** Which applications were asked for last. */
    Optional<Set<String>> asked() {
        return asked;
    }

    /** How any reading ends from now on. */
    void ends(Reading with) {
        reading = with;
    }

    /** What happens from now on while somebody reads. */
    void meanwhile(Runnable happens) {
        meanwhile = happens;
    }

    /** An application has exactly these from now on. */
    void has(String application, Entry... entries) {
        put(Form.APPLICATION, application, application, List.of(application + "@example.org"), entries);
    }

    /** An enterprise application has exactly these from now on. */
    void signOnHas(String application, Entry... entries) {
        put(Form.SERVICE_PRINCIPAL, application, application, List.of(application + "@example.org"), entries);
    }

    /** The application this product signs in as has exactly these from now on. */
    void ownHas(Entry... entries) {
        put(Form.APPLICATION, MadeUpTenant.OWN, "Virtual Visits", List.of(), entries);
    }

    void delete(String application) {
        registrations.remove(application);
    }

    private void put(Form form, String appId, String name, List<String> owners, Entry... entries) {
        registrations.put(
                appId,
                new Registration(
                        form, object(appId), appId, name, false, Optional.empty(), false, owners, List.of(entries)));
    }

    static CredentialId id(String application, String key) {
        return CredentialId.of(object(application), key);
    }

    private static String object(String application) {
        return "object-" + application;
    }

    /** From the beginning of one day to noon of another, both counted from the first. */
    static Entry secret(String key, int from, int to) {
        return entry(Sort.PASSWORD, key, false, from, to);
    }

    /** The same for a certificate that tokens are signed with. */
    static Entry signing(String key, int from, int to) {
        return entry(Sort.KEY, key, true, from, to);
    }

    private static Entry entry(Sort sort, String key, boolean signs, int from, int to) {
        return new Entry(
                sort,
                key,
                Optional.empty(),
                signs,
                FIRST.plusDays(from).atStartOfDay(ZoneOffset.UTC).toInstant(),
                FIRST.plusDays(to).atTime(12, 0).toInstant(ZoneOffset.UTC));
    }
}
