package org.virtualvisits.core.template;

import java.util.List;
import java.util.Optional;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.organisation.Organisation;
import org.virtualvisits.core.organisation.Organisations;
import org.virtualvisits.core.template.OwnTemplate.Version;

/**
 * Use case: write, publish and withdraw texts of an organisation's own. A new text is a draft: nothing is sent by it before
 * somebody publishes it, which no text passes that must not be sent. Doing anything twice does it once.
 */
public final class KeepTemplates {

    /** Far more than kinds, parts and languages; what an instance remembers of an organisation stays bounded. */
    public static final int MOST = 500;

    /** Years of changes; a text that changes daily is better written by a variable. */
    public static final int MOST_VERSIONS = 500;

    private static final int MOST_TRIES = 8;

    private final OwnTemplates own;
    private final Organisations organisations;
    private final CheckTemplate check;

    /** Keeps its ports. */
    public KeepTemplates(OwnTemplates own, Organisations organisations, CheckTemplate check) {
        this.own = own;
        this.organisations = organisations;
        this.check = check;
    }

    /** All of an organisation's, published or not. */
    public List<OwnTemplate> all(OrganisationId organisation) {
        return own.all(organisation);
    }

    /** One, with its newest version. */
    public Optional<Shown> find(OrganisationId organisation, Slot slot) {
        return own.find(organisation, slot)
                .map(OwnTemplates.Held::template)
                .flatMap(template ->
                        own.version(organisation, slot, template.latest()).map(latest -> new Shown(template, latest)));
    }

    /** All versions of one, the oldest first. */
    public List<Version> versions(OrganisationId organisation, Slot slot) {
        return own.versions(organisation, slot);
    }

    /**
     * Keeps a text as the newest version. Whether it could be published is another question.
     *
     * @throws IllegalStateException if others keep changing the same text
     */
    public Outcome put(OrganisationId organisation, Slot slot, String text, Signature by) {
        if (!isOf(organisation, slot.scope())) {
            return new Outcome.Unknown();
        }
        for (int i = 0; i < MOST_TRIES; i++) {
            Optional<OwnTemplates.Held> held = own.find(organisation, slot);
            Optional<Version> latest = held.flatMap(
                    its -> own.version(organisation, slot, its.template().latest()));
            if (latest.filter(version -> version.text().equals(text)).isPresent()) {
                return new Outcome.Done(held.orElseThrow().template());
            }
            if ((held.isEmpty() && own.all(organisation).size() >= MOST)
                    || held.filter(its -> its.template().latest() >= MOST_VERSIONS)
                            .isPresent()) {
                return new Outcome.TooMany();
            }
            OwnTemplate next = held.map(its -> its.template().next()).orElseGet(() -> OwnTemplate.first(slot));
            if (own.write(organisation, next, held, Optional.of(new Version(next.latest(), text, by)))) {
                return new Outcome.Done(next);
            }
        }
        throw contended(slot);
    }

    /**
     * Has a version sent from now on, within a minute on every instance; an older version is published likewise.
     *
     * @param number the version; the newest where none is given
     * @throws IllegalStateException if others keep changing the same text
     */
    public Outcome publish(
            OrganisationId organisation, Slot slot, Optional<Integer> number, Waivers waivers, Signature by) {
        for (int i = 0; i < MOST_TRIES; i++) {
            Optional<Organisation> its = organisations.find(organisation);
            Optional<OwnTemplates.Held> held = own.find(organisation, slot);
            Optional<Version> version = held.flatMap(one ->
                    own.version(organisation, slot, number.orElse(one.template().latest())));
            if (its.isEmpty() || held.isEmpty() || version.isEmpty()) {
                return new Outcome.Unknown();
            }
            List<Fault> faults = check.faults(its.get(), slot, version.get().text()).stream()
                    .filter(fault -> !waivers.lets(fault.kind()))
                    .toList();
            if (!faults.isEmpty()) {
                return new Outcome.Faulty(faults);
            }
            OwnTemplate template = held.get().template();
            if (isSent(template, version.get())) {
                return new Outcome.Done(template);
            }
            OwnTemplate next = template.publishing(version.get(), by, waivers);
            if (own.write(organisation, next, held, Optional.empty())) {
                return new Outcome.Done(next);
            }
        }
        throw contended(slot);
    }

    /**
     * Has nothing sent by this text from now on: what is said more generally holds. Its versions stay.
     *
     * @throws IllegalStateException if others keep changing the same text
     */
    public Outcome withdraw(OrganisationId organisation, Slot slot, Signature by) {
        for (int i = 0; i < MOST_TRIES; i++) {
            Optional<OwnTemplates.Held> held = own.find(organisation, slot);
            if (held.isEmpty()) {
                return new Outcome.Unknown();
            }
            OwnTemplate template = held.get().template();
            if (template.published().isEmpty()) {
                return new Outcome.Done(template);
            }
            if (own.write(organisation, template.withdrawn(by), held, Optional.empty())) {
                return new Outcome.Done(template.withdrawn(by));
            }
        }
        throw contended(slot);
    }

    /** The styles of the shipped mails that an organisation chose. */
    public OwnWords words(OrganisationId organisation) {
        return own.words(organisation);
    }

    /**
     * Chooses a style; none takes the choice back.
     *
     * @return whether the organisation has such a clinic and type
     */
    public boolean choose(OrganisationId organisation, Scope scope, Optional<Style> style) {
        if (style.isEmpty()) {
            own.removeStyle(organisation, scope);
            return true;
        }
        boolean known = isOf(organisation, scope);
        if (known) {
            own.put(organisation, scope, style.get());
        }
        return known;
    }

    private boolean isOf(OrganisationId organisation, Scope scope) {
        return organisations
                .find(organisation)
                .filter(its -> scope.clinic().isEmpty()
                        || its.clinic(scope.clinic().get()).isPresent())
                .filter(its -> scope.type().isEmpty()
                        || its.types().stream()
                                .anyMatch(type -> type.key().equals(scope.type().get())))
                .isPresent();
    }

    private static boolean isSent(OwnTemplate template, Version version) {
        return template.published()
                .filter(published -> published.version() == version.number())
                .isPresent();
    }

    private static IllegalStateException contended(Slot slot) {
        return new IllegalStateException(slot.words() + " is being changed by too many at once");
    }

    /** A text with its newest version. */
    public record Shown(OwnTemplate template, Version latest) {}

    /** Every way a change can end. */
    public sealed interface Outcome {
        /** It is as wanted. */
        record Done(OwnTemplate template) implements Outcome {}

        /** It must not be sent, for all these reasons. */
        record Faulty(List<Fault> faults) implements Outcome {}

        /** There is no such text, version, clinic or type. */
        record Unknown() implements Outcome {}

        /** The organisation has as many texts, or this one as many versions, as there can be. */
        record TooMany() implements Outcome {}
    }
}
