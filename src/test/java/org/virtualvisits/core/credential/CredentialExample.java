package org.virtualvisits.core.credential;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.virtualvisits.core.credential.Credential.Kind;

/** A credential as of one Monday morning: a secret of the application Rota, a hundred days old, unless a test says otherwise. */
final class CredentialExample {

    static final Instant NOW = Instant.parse("2027-01-04T06:00:00Z");
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private final String key;
    private final Instant ends;
    private String application = "Rota";
    private Kind kind = Kind.SECRET;
    private Optional<CredentialId> superseded = Optional.empty();
    private boolean own;
    private boolean federated;
    private List<String> owners = List.of();
    private OptionalInt step = OptionalInt.empty();
    private Optional<Instant> gone = Optional.empty();

    private CredentialExample(String key, Instant ends) {
        this.key = key;
        this.ends = ends;
    }

    /** One that ends so many whole days from now; before now where that is negative. */
    static CredentialExample ending(String key, int days) {
        return ending(key, NOW.plus(Duration.ofDays(days)));
    }

    static CredentialExample ending(String key, Instant ends) {
        return new CredentialExample(key, ends);
    }

    static CredentialId id(String key) {
        return CredentialId.of("object", key);
    }

    CredentialExample of(String name) {
        application = name;
        return this;
    }

    CredentialExample kind(Kind its) {
        kind = its;
        return this;
    }

    CredentialExample supersededBy(String other) {
        superseded = Optional.of(id(other));
        return this;
    }

    CredentialExample own() {
        own = true;
        return this;
    }

    CredentialExample federated() {
        federated = true;
        return this;
    }

    CredentialExample owners(String... addresses) {
        owners = List.of(addresses);
        return this;
    }

    /** With that step dealt with. */
    CredentialExample at(int days) {
        step = OptionalInt.of(days);
        return this;
    }

    /** No longer in the directory. */
    CredentialExample gone() {
        gone = Optional.of(NOW);
        return this;
    }

    Credential make() {
        return new Credential(
                id(key),
                Registration.Form.APPLICATION,
                "object",
                "app",
                application,
                kind,
                NOW.minus(Duration.ofDays(100)),
                ends,
                superseded,
                own,
                federated,
                owners);
    }

    Held held() {
        return new Held(make(), step, id(key).value(), 0, List.of(), false, Optional.empty(), gone);
    }
}
