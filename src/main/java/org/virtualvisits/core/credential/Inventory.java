package org.virtualvisits.core.credential;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.virtualvisits.core.credential.Credential.Kind;
import org.virtualvisits.core.credential.Registration.Entry;
import org.virtualvisits.core.credential.Registration.Form;
import org.virtualvisits.core.credential.Registration.Sort;

/**
 * Tells which credentials a registration really has. A SAML signing certificate stands in the directory as two
 * keyCredentials (Sign and Verify) and a passwordCredential, a symmetric key as one of each; they share a key id or the
 * customKeyIdentifier (Graph page "serviceprincipal-addtokensigningcertificate").
 */
final class Inventory {

    private final Registration registration;
    private final Own own;
    private final Instant now;

    Inventory(Registration registration, Own own, Instant now) {
        this.registration = registration;
        this.own = own;
        this.now = now;
    }

    /**
     * Its credentials, each once, and which of them are superseded.
     *
     * @param apart whether each of them has a user of its own, so that none takes another's place
     */
    List<Credential> credentials(boolean apart) {
        if (registration.managedIdentity()) {
            return List.of();
        }
        List<Group> groups = groups();
        return groups.stream()
                .map(group -> group.credential.supersededBy(apart ? Optional.empty() : successor(group, groups)))
                .toList();
    }

    /** A certificate with all its entries, or a secret. */
    private record Group(Credential credential, List<Entry> entries) {

        boolean isMarked(String mark) {
            return entries.stream()
                    .anyMatch(
                            entry -> entry.mark().filter(mark::equalsIgnoreCase).isPresent());
        }
    }

    private List<Group> groups() {
        List<List<Entry>> keys = new ArrayList<>();
        List<List<Entry>> secrets = new ArrayList<>();
        for (Entry entry : registration.entries()) {
            if (entry.sort() == Sort.KEY) {
                place(entry, keys);
            }
        }
        for (Entry entry : registration.entries()) {
            if (entry.sort() == Sort.PASSWORD && !joined(entry, keys)) {
                // Never with another secret: administrators write what they like into a secret's customKeyIdentifier.
                secrets.add(List.of(entry));
            }
        }
        return Stream.concat(keys.stream(), secrets.stream()).map(this::group).toList();
    }

    private static void place(Entry entry, List<List<Entry>> groups) {
        if (!joined(entry, groups)) {
            groups.add(new ArrayList<>(List.of(entry)));
        }
    }

    private static boolean joined(Entry entry, List<List<Entry>> groups) {
        Optional<List<Entry>> mate = groups.stream()
                .filter(group -> group.stream().anyMatch(other -> isSame(entry, other)))
                .findFirst();
        mate.ifPresent(group -> group.add(entry));
        return mate.isPresent();
    }

    private static boolean isSame(Entry one, Entry other) {
        return one.keyId().equals(other.keyId())
                || (one.mark().isPresent() && one.mark().equals(other.mark()));
    }

    private Group group(List<Entry> entries) {
        List<Entry> keys =
                entries.stream().filter(entry -> entry.sort() == Sort.KEY).toList();
        List<Entry> telling = keys.isEmpty() ? entries : keys;
        Kind kind = keys.isEmpty()
                ? Kind.SECRET
                : registration.form() == Form.SERVICE_PRINCIPAL && keys.stream().anyMatch(Entry::signs)
                        ? Kind.SAML_SIGNING
                        : Kind.CERTIFICATE;
        // Of keys whose entries come in another order next time, the least key id names them all the same.
        String name = telling.stream()
                .map(Entry::keyId)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        return new Group(
                new Credential(
                        CredentialId.of(registration.objectId(), name),
                        registration.form(),
                        registration.objectId(),
                        registration.appId(),
                        registration.name(),
                        kind,
                        telling.stream()
                                .map(Entry::starts)
                                .min(Comparator.naturalOrder())
                                .orElseThrow(),
                        telling.stream()
                                .map(Entry::ends)
                                .min(Comparator.naturalOrder())
                                .orElseThrow(),
                        Optional.empty(),
                        isOwn(entries),
                        registration.federated(),
                        registration.owners()),
                entries);
    }

    /** Where it is not known which one this product uses, it may be any. */
    private boolean isOwn(List<Entry> entries) {
        return own.is(registration)
                && (own.credential().isEmpty() || entries.stream().anyMatch(own::signsInWith));
    }

    private Optional<CredentialId> successor(Group group, List<Group> all) {
        Credential its = group.credential;
        if (its.own() && (own.credential().isPresent() || its.isValid(now))) {
            return Optional.empty();
        }
        return its.kind() == Kind.SAML_SIGNING
                        && registration.signingThumbprint().isPresent()
                ? active(group, all)
                : newest(group, all);
    }

    /** Of SAML certificates one is active; were it unknown which, each would have to be taken for it. */
    private Optional<CredentialId> active(Group group, List<Group> all) {
        return all.stream()
                .filter(other -> other.credential.kind() == Kind.SAML_SIGNING)
                .filter(other ->
                        registration.signingThumbprint().filter(other::isMarked).isPresent())
                .filter(other -> !other.equals(group))
                .map(other -> other.credential.id())
                .findFirst();
    }

    private Optional<CredentialId> newest(Group group, List<Group> all) {
        Credential its = group.credential;
        return all.stream()
                .map(Group::credential)
                .filter(other -> other.kind().servesAs(its.kind()) && other.isValid(now))
                .filter(other ->
                        other.starts().isAfter(its.starts()) && other.ends().isAfter(its.ends()))
                .max(Comparator.comparing(Credential::ends)
                        .thenComparing(other -> other.id().value()))
                .map(Credential::id);
    }
}
