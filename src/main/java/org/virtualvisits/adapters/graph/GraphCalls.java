package org.virtualvisits.adapters.graph;

import com.azure.core.exception.ClientAuthenticationException;
import com.microsoft.graph.models.odataerrors.MainError;
import com.microsoft.graph.models.odataerrors.ODataError;
import com.microsoft.kiota.ApiException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.virtualvisits.core.pace.Hindrance;

/** Makes a call and, where it fails, says how: the one place that knows how the SDK shows a failure. */
final class GraphCalls {

    /**
     * Teams' words for a missing application access policy. Its code has been {@code Forbidden}, {@code Unauthorized} and
     * {@code General}, so the words must tell (Graph page "cloud-communication-online-meeting-application-access-policy").
     */
    private static final Pattern POLICY_MISSING = Pattern.compile(
            "application access policy|is not authorized to .* on behalf of|not allowed to perform operations on the user",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** What is no such word is not shown: it could quote what was sent. */
    private static final Pattern CODE = Pattern.compile("[A-Za-z][A-Za-z0-9_.]{0,79}");

    private final InstantSource clock;

    GraphCalls(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Calls.
     *
     * @param call the SDK's method and nothing else, for whatever it throws counts as Graph's failure
     * @throws GraphFailure if it fails, or answers nothing where something was due
     */
    <T> T get(Supplier<? extends @Nullable T> call) {
        @Nullable T answer;
        try {
            answer = call.get();
        } catch (RuntimeException e) {
            throw failure(e);
        }
        if (answer == null) {
            throw unknown(Hindrance.UNSURE);
        }
        return answer;
    }

    /**
     * Calls where no answer is due; see {@link #get}.
     *
     * @throws GraphFailure if it fails
     */
    void run(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException e) {
            throw failure(e);
        }
    }

    /**
     * The status comes first. An {@link ODataError} without a body cannot even be asked for its message. A gateway's HTML
     * page and a broken connection come as bare runtime exceptions, and leave open whether anything happened.
     */
    private GraphFailure failure(RuntimeException thrown) {
        if (thrown instanceof ApiException answer) {
            Optional<MainError> error =
                    answer instanceof ODataError odata ? Optional.ofNullable(odata.getError()) : Optional.empty();
            return new GraphFailure(
                    answer.getResponseStatusCode(),
                    error.map(MainError::getCode)
                            .filter(code -> CODE.matcher(code).matches())
                            .orElse(""),
                    answer.getResponseStatusCode() == 403
                            && error.map(MainError::getMessage)
                                    .filter(GraphCalls::isPolicyMissing)
                                    .isPresent(),
                    pause(answer),
                    why(answer.getResponseStatusCode()));
        }
        return thrown instanceof ClientAuthenticationException
                ? new GraphFailure(401, "SignInFailed", false, RetryAfter.UNSAID, Hindrance.UNSURE)
                : unknown(neverSent(thrown) ? Hindrance.UNREACHED : Hindrance.UNANSWERED);
    }

    /** Whether a 403 says that no application access policy covers the organiser. */
    static boolean isPolicyMissing(String message) {
        return POLICY_MISSING.matcher(message).find();
    }

    private static Hindrance why(int status) {
        return switch (status) {
            case 429 -> Hindrance.THROTTLED;
            case 502, 503, 504 -> Hindrance.UNANSWERED;
            default -> Hindrance.UNSURE;
        };
    }

    /** Whether there was nobody to send to. */
    private static boolean neverSent(Throwable thrown) {
        return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause)
                .limit(10)
                .anyMatch(cause -> cause instanceof ConnectException || cause instanceof UnknownHostException);
    }

    private Duration pause(ApiException answer) {
        return Optional.ofNullable(answer.getResponseHeaders()).stream()
                .flatMap(headers -> headers.getOrDefault("Retry-After", Set.of()).stream())
                .map(text -> RetryAfter.read(text, clock.instant()))
                .max(Duration::compareTo)
                .orElse(RetryAfter.UNSAID);
    }

    private static GraphFailure unknown(Hindrance why) {
        return new GraphFailure(0, "", false, RetryAfter.UNSAID, why);
    }
}
