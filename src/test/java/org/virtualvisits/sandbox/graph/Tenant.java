package org.virtualvisits.sandbox.graph;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The simulated directory: who exists, with which mailbox and policies. May be changed while the simulator runs. */
public final class Tenant {

    private static final String ID = "5c2d8a5e-6f0e-4f3c-9a53-2f6b7f7a1d10";
    private static final String APPLICATION = "0f0c5b1a-3c55-4d0b-8a45-61b7b2f0c9aa";

    private final Map<String, SimulatedUser> users = new ConcurrentSkipListMap<>();
    private final Map<String, Set<String>> withheld = new ConcurrentHashMap<>();
    private volatile Set<String> permissions;

    Tenant(Set<String> permissions) {
        this.permissions = Set.copyOf(permissions);
    }

    /** The tenant's own id, as it appears in join links. */
    public String id() {
        return ID;
    }

    /** The calling application's id, as it appears in the missing-policy error. */
    public String applicationId() {
        return APPLICATION;
    }

    /** The application permissions an administrator has consented to; at first, every one the product may hold. */
    public Set<String> applicationPermissions() {
        return permissions;
    }

    /** Consents to exactly these application permissions, by name, such as {@code Mail.Send}. */
    public void applicationPermissions(Set<String> names) {
        permissions = Set.copyOf(names);
    }

    /**
     * Leaves a mailbox out of the scope for which Exchange grants a permission (RBAC for Applications); all others stay in
     * it.
     */
    public void withhold(String objectId, String permission) {
        withheld.merge(
                objectId,
                Set.of(permission),
                (some, more) -> Stream.concat(some.stream(), more.stream()).collect(Collectors.toUnmodifiableSet()));
    }

    /** Lets the application into every mailbox again. */
    public void withholdNothing() {
        withheld.clear();
    }

    /** The permissions that hold for a mailbox. */
    Set<String> permissionsIn(String idOrName) {
        Set<String> kept = byIdOrName(idOrName)
                .map(user -> withheld.getOrDefault(user.objectId(), Set.of()))
                .orElse(Set.of());
        return permissions.stream().filter(name -> !kept.contains(name)).collect(Collectors.toUnmodifiableSet());
    }

    /** Adds a user, or replaces the one with the same object id. */
    public void put(SimulatedUser user) {
        users.put(user.objectId(), user);
    }

    /** Removes a user; what they organised or sent stays to be looked at. */
    public void remove(String objectId) {
        users.remove(objectId);
    }

    /** Grants the application access policy to a user, or takes it away. */
    public void applicationAccessPolicy(String objectId, boolean granted) {
        change(objectId, user -> user.withApplicationAccessPolicy(granted));
    }

    /** Gives a user another kind of mailbox. */
    public void mailbox(String objectId, Mailbox kind) {
        change(objectId, user -> user.withMailbox(kind));
    }

    public List<SimulatedUser> users() {
        return List.copyOf(users.values());
    }

    /** Finds by object id only, as {@code /onlineMeetings} does. */
    public Optional<SimulatedUser> byObjectId(String objectId) {
        return Optional.ofNullable(users.get(objectId.toLowerCase(Locale.ROOT)));
    }

    /** Finds by object id or user principal name, as {@code /users/{id | userPrincipalName}} does. */
    public Optional<SimulatedUser> byIdOrName(String idOrName) {
        return byObjectId(idOrName)
                .or(() -> users.values().stream()
                        .filter(user -> user.userPrincipalName().equalsIgnoreCase(idOrName))
                        .findFirst());
    }

    private void change(String objectId, UnaryOperator<SimulatedUser> change) {
        if (users.computeIfPresent(objectId, (id, user) -> change.apply(user)) == null) {
            throw new IllegalArgumentException("no such user: " + objectId);
        }
    }
}
