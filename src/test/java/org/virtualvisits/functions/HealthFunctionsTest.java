package org.virtualvisits.functions;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpResponseMessage;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.virtualvisits.sandbox.host.LocalContext;

final class HealthFunctionsTest {

    @Test
    void anybodyLearnsThatTheAppIsUpAndNothingElse() {
        HttpResponseMessage response = new HealthFunctions()
                .health(Doors.request(HttpMethod.GET, "health", Map.of(), null), LocalContext.of("health"));

        assertThat(response.getStatusCode()).isEqualTo(200);
        assertThat(response.getBody()).isEqualTo("{\"status\":\"up\"}");
        assertThat(response.getHeader("Cache-Control")).isEqualTo("no-store");
    }
}
