package org.virtualvisits.sandbox.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HostJsonTest {

    @TempDir
    private Path folder;

    @Test
    void whatIsLeftOutIsTheHostsDefault() throws Exception {
        HostJson read = read("{ \"version\": \"2.0\" }");

        assertThat(read.http()).isEqualTo(new HostJson.Http("api", Integer.MAX_VALUE, Integer.MAX_VALUE));
        assertThat(read.queues().batchSize()).isEqualTo(16);
        assertThat(read.queues().newBatchThreshold())
                .isEqualTo(8 * Runtime.getRuntime().availableProcessors());
        assertThat(read.queues().maxDequeueCount()).isEqualTo(5);
        assertThat(read.queues().retryDelay()).isZero();
        assertThat(read.queues().maxPollingInterval()).isEqualTo(Duration.ofMinutes(1));
        assertThat(read.queues().base64()).isTrue();
    }

    @Test
    void theProjectsOwnHostJsonIsUnderstood() throws Exception {
        HostJson read = HostJson.read(Path.of("host.json"));

        assertThat(read.http().routePrefix()).isEqualTo("api");
        assertThat(read.queues().base64()).isFalse();
        assertThat(read.queues().retryDelay()).isPositive();
        assertThat(read.functionTimeout()).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void aTimeSpanMayHaveDays() throws Exception {
        assertThat(read("{ \"functionTimeout\": \"1.02:03:04\" }").functionTimeout())
                .isEqualTo(Duration.parse("P1DT2H3M4S"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"batchSize\": 0",
                "\"batchSize\": 33",
                "\"maxDequeueCount\": 0",
                "\"newBatchThreshold\": -1",
                "\"visibilityTimeout\": \"30\"",
                "\"messageEncoding\": \"Base64\""
            })
    void aValueOutsideTheHostsLimitsIsRefused(String queues) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("{ \"extensions\": { \"queues\": { " + queues + " } } }"));
    }

    private HostJson read(String text) throws IOException {
        return HostJson.read(Files.writeString(folder.resolve("host.json"), text));
    }
}
