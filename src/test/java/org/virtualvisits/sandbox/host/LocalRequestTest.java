package org.virtualvisits.sandbox.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpStatus;
import java.net.URI;
import java.util.Map;
import java.util.logging.Level;
import org.junit.jupiter.api.Test;

final class LocalRequestTest {

    private static final URI URL = URI.create("http://localhost/api/x?a=1&b=&c=x%20y");

    @Test
    void aFixtureLooksLikeARequestOfTheWorker() {
        var request = LocalRequest.of(HttpMethod.POST, URL, Map.of("Content-Type", "text/plain"), "hi");

        assertThat(request.getBody()).contains("hi");
        assertThat(request.getHeaders()).isEqualTo(Map.of("content-type", "text/plain"));
        assertThat(request.getQueryParameters()).isEqualTo(Map.of("a", "1", "c", "x y"));
        assertThat(request.getUri()).isEqualTo(URL);
        assertThat(request.getHttpMethod()).isEqualTo(HttpMethod.POST);
    }

    @Test
    void aMissingBodyIsEmptyWhateverItsForm() {
        assertThat(LocalRequest.of(HttpMethod.GET, URL, Map.of(), null).getBody())
                .isEmpty();
        assertThat(LocalRequest.ofBytes(HttpMethod.GET, URL, Map.of(), null).getBody())
                .isEmpty();
    }

    @Test
    void theResponseKeepsStatusHeadersAndBody() {
        var request = LocalRequest.of(HttpMethod.GET, URL, Map.of(), null);
        var response = request.createResponseBuilder(HttpStatus.CREATED)
                .header("Location", "/api/x/1")
                .body("made")
                .build();

        assertThat(response.getStatusCode()).isEqualTo(201);
        assertThat(response.getHeader("location")).isEqualTo("/api/x/1");
        assertThat(response.getBody()).isEqualTo("made");
    }

    @Test
    void aContextKeepsWhatAFunctionLogsStackTraceIncluded() {
        var context = LocalContext.of("f");
        context.getLogger().log(Level.WARNING, "careful", new IllegalStateException("why"));
        context.getLogger().fine("too fine to be kept");

        assertThat(context.log())
                .singleElement()
                .asString()
                .startsWith("[Warning] Function.f.User: careful\n")
                .contains("IllegalStateException: why");
        assertThat(context.getTraceContext().getTraceparent()).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");
    }
}
