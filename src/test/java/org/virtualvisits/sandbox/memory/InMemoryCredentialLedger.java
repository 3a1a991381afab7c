package org.virtualvisits.sandbox.memory;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import org.virtualvisits.core.credential.Acknowledgement;
import org.virtualvisits.core.credential.CredentialId;
import org.virtualvisits.core.credential.CredentialLedger;
import org.virtualvisits.core.credential.Held;
import org.virtualvisits.core.credential.Round;
import org.virtualvisits.core.credential.Watch;
import org.virtualvisits.core.kernel.OrganisationId;

/** {@link CredentialLedger} in memory. Thread-safe. */
public final class InMemoryCredentialLedger implements CredentialLedger {

    private final ConcurrentMap<OrganisationId, Watch> watches = new ConcurrentHashMap<>();
    private final ConcurrentMap<OrganisationId, Map<String, Held>> held = new ConcurrentHashMap<>();
    private final ConcurrentMap<OrganisationId, Map<String, Acknowledgement>> words = new ConcurrentHashMap<>();
    private Round round = Round.NEVER;
    private int version;

    @Override
    public List<Watch> watches() {
        return watches.values().stream()
                .sorted(Comparator.comparing(watch -> watch.organisation().value()))
                .toList();
    }

    @Override
    public Optional<Watch> watch(OrganisationId organisation) {
        return Optional.ofNullable(watches.get(organisation));
    }

    @Override
    public void put(Watch watch) {
        watches.put(watch.organisation(), watch);
    }

    @Override
    public void removeWatch(OrganisationId organisation) {
        watches.remove(organisation);
    }

    @Override
    public void each(OrganisationId organisation, Consumer<Held> each) {
        of(organisation).values().forEach(each);
    }

    @Override
    public void eachOpen(OrganisationId organisation, Consumer<Held> each) {
        of(organisation).values().stream().filter(its -> its.open().isPresent()).forEach(each);
    }

    @Override
    public Optional<Held> find(OrganisationId organisation, CredentialId credential) {
        return Optional.ofNullable(of(organisation).get(credential.value()));
    }

    @Override
    public void write(OrganisationId organisation, List<Held> credentials) {
        credentials.forEach(its -> of(organisation).put(its.credential().id().value(), its));
    }

    @Override
    public void remove(OrganisationId organisation, List<CredentialId> credentials) {
        for (CredentialId credential : credentials) {
            of(organisation).remove(credential.value());
            wordsOf(organisation).remove(credential.value());
        }
    }

    @Override
    public List<Acknowledgement> acknowledgements(OrganisationId organisation) {
        return List.copyOf(wordsOf(organisation).values());
    }

    @Override
    public void put(OrganisationId organisation, Acknowledgement acknowledgement) {
        wordsOf(organisation).put(acknowledgement.credential().value(), acknowledgement);
    }

    @Override
    public synchronized Round round() {
        return round;
    }

    @Override
    public synchronized Optional<Round> write(Round next) {
        if (!next.version().equals(round.version())) {
            return Optional.empty();
        }
        version++;
        round = new Round(
                next.listed(),
                next.finished(),
                next.holder(),
                next.until(),
                next.credentials(),
                next.sent(),
                next.beat(),
                next.outcome(),
                next.trouble(),
                Optional.of(Integer.toString(version)));
        return Optional.of(round);
    }

    private Map<String, Held> of(OrganisationId organisation) {
        return held.computeIfAbsent(organisation, id -> new ConcurrentSkipListMap<>());
    }

    private Map<String, Acknowledgement> wordsOf(OrganisationId organisation) {
        return words.computeIfAbsent(organisation, id -> new ConcurrentSkipListMap<>());
    }
}
