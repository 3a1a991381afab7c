package org.virtualvisits.adapters.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.azure.core.exception.ClientAuthenticationException;
import com.microsoft.graph.models.odataerrors.MainError;
import com.microsoft.graph.models.odataerrors.ODataError;
import com.microsoft.kiota.ApiException;
import com.microsoft.kiota.ApiExceptionBuilder;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class GraphCallsTest {

    private final GraphCalls calls = new GraphCalls(new SteppingClock(Duration.ZERO));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Forbidden    | No Application Access Policy found for this app",
                "General      | No application access policy found for this app 0f0c5b1a on the user",
                "Unauthorized | App 0f0c5b1a is not authorized to Create meeting on behalf of user 1111",
                "Forbidden    | Application is not allowed to perform operations on the user '1111', neither is allowed."
            })
    void aMissingPolicyIsKnownByItsWordsWhateverItsCode(String code, String message) {
        assertThat(failure(error(403, code, message)).isPolicyMissing()).isTrue();
        assertThat(failure(error(500, code, message)).isPolicyMissing()).isFalse();
    }

    @Test
    void anyOther403IsNotAMissingPolicy() {
        assertThat(failure(error(403, "Forbidden", "Insufficient privileges to complete the operation."))
                        .isPolicyMissing())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ada Okonkwo", "", "a\r\nb", "<b>"})
    void aCodeThatIsNoWordIsNotShown(String code) {
        assertThat(failure(error(400, code, "Ada Okonkwo")).words()).isEqualTo("400");
    }

    @Test
    void nothingOfGraphsMessageIsKept() {
        var failure = failure(error(400, "BadRequest", "Ada Okonkwo"));

        assertThat(failure).hasMessage("400 BadRequest").hasNoCause();
    }

    @Test
    void anErrorWithoutABodyIsKnownByItsStatus() {
        var empty = new ApiExceptionBuilder(ODataError::new)
                .withResponseStatusCode(404)
                .build();

        assertThat(failure(empty).is(404)).isTrue();
        assertThat(failure(empty).isLasting()).isTrue();
    }

    @Test
    void whatTheSdkCannotReadLeavesOpenWhatHappened() {
        assertThat(failure(new RuntimeException("Content type text/html does not have a factory"))
                        .isLasting())
                .isFalse();
        assertThat(failure(new RuntimeException(new IOException("reset"))).isLasting())
                .isFalse();
    }

    @Test
    void notBeingAbleToSignInIsA401() {
        assertThat(failure(new ClientAuthenticationException("expired", null)).is(401))
                .isTrue();
    }

    @Test
    void anAnswerOfNothingIsNoAnswer() {
        GraphFailure failure = catchThrowableOfType(GraphFailure.class, () -> calls.get(() -> null));

        assertThat(failure.isLasting()).isFalse();
        assertThat(failure).hasMessage("no answer");
    }

    private GraphFailure failure(RuntimeException thrown) {
        return catchThrowableOfType(
                GraphFailure.class,
                () -> calls.run(() -> {
                    throw thrown;
                }));
    }

    private static ApiException error(int status, String code, String message) {
        var main = new MainError();
        main.setCode(code);
        main.setMessage(message);
        return new ApiExceptionBuilder(() -> {
                    var error = new ODataError();
                    error.setError(main);
                    return error;
                })
                .withResponseStatusCode(status)
                .build();
    }
}
