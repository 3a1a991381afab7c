package org.virtualvisits.core.organisation;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.kernel.SourceId;
import org.virtualvisits.core.kernel.Turnstile;

/**
 * Use case: tell which source is calling. Either of two proofs is enough: a bearer token, which names the source by
 * itself, or a Standard Webhooks signature together with a hint whose it is. Nothing tells a refused caller why (V9).
 */
public final class RecogniseCaller {

    private final Organisations organisations;
    private final Secrets secrets;
    private final Turnstile turnstile;
    private final Clock clock;

    /**
     * Keeps its ports.
     *
     * @param turnstile how often a source may call
     */
    public RecogniseCaller(Organisations organisations, Secrets secrets, Turnstile turnstile, Clock clock) {
        this.organisations = organisations;
        this.secrets = secrets;
        this.turnstile = turnstile;
        this.clock = clock;
    }

    /** Recognises the caller, or refuses. */
    public Outcome recognise(Evidence evidence) {
        return byToken(evidence)
                .or(() -> bySignature(evidence))
                .map(caller -> admitted(caller, evidence))
                .orElseGet(Outcome.Refused::new);
    }

    /** Counted once it is known who calls, so that nobody is kept out in another's name. */
    private Outcome admitted(Caller caller, Evidence evidence) {
        return turnstile
                .refusal(caller.source().id().value())
                .<Outcome>map(Outcome.TooOften::new)
                .orElseGet(() -> new Outcome.Recognised(caller, evidence.webhookId()));
    }

    private Optional<Caller> byToken(Evidence evidence) {
        return Bearer.digest(evidence.authorization())
                .flatMap(organisations::ofToken)
                .flatMap(this::caller);
    }

    private Optional<Caller> bySignature(Evidence evidence) {
        return StandardWebhooks.of(evidence)
                .filter(message -> message.isOf(clock.instant()))
                .flatMap(message -> evidence.sourceHint()
                        .flatMap(RecogniseCaller::sourceId)
                        .flatMap(this::caller)
                        .filter(caller -> caller.source().signingSecrets().stream()
                                .flatMap(name -> secrets.find(name).stream())
                                .anyMatch(message::isSignedWith)));
    }

    private Optional<Caller> caller(SourceId source) {
        Optional<OrganisationId> organisation = organisations.ofSource(source);
        return organisation
                .flatMap(organisations::find)
                .flatMap(its -> its.source(source).map(found -> new Caller(its.id(), found)));
    }

    private static Optional<SourceId> sourceId(String hint) {
        try {
            return Optional.of(new SourceId(hint));
        } catch (IllegalArgumentException notOne) {
            return Optional.empty();
        }
    }

    /**
     * What a caller brings to prove who it is.
     *
     * @param authorization the Authorization header
     * @param sourceHint whose signature this is said to be; proves nothing by itself
     * @param body exactly as it arrived
     */
    public record Evidence(
            Optional<String> authorization,
            Optional<String> webhookId,
            Optional<String> webhookTimestamp,
            Optional<String> webhookSignature,
            Optional<String> sourceHint,
            String body) {

        @Override
        public String toString() {
            return "evidence";
        }
    }

    /** Who it is. */
    public sealed interface Outcome {

        /**
         * This source.
         *
         * @param delivery the sender's name for this delivery ({@code webhook-id}), the same when it is sent again
         */
        record Recognised(Caller caller, Optional<String> delivery) implements Outcome {}

        /** A source that has called too often, and may again after so long. */
        record TooOften(Duration pause) implements Outcome {}

        /** Nobody we know, for whatever reason. */
        record Refused() implements Outcome {}
    }
}
