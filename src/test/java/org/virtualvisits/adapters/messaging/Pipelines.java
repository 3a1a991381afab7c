package org.virtualvisits.adapters.messaging;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpPipelineBuilder;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.core.http.policy.AddHeadersPolicy;
import java.time.Duration;

/** Pipelines as the composition root builds them: a token where the carrier wants one, a bound, no repeats. */
final class Pipelines {

    private Pipelines() {}

    static HttpPipeline plain(Duration limit) {
        return new HttpPipelineBuilder()
                .httpClient(new JdkHttpClientBuilder().responseTimeout(limit).build())
                .build();
    }

    static HttpPipeline withToken() {
        var headers = new HttpHeaders().set(HttpHeaderName.AUTHORIZATION, "Bearer token");
        return new HttpPipelineBuilder()
                .httpClient(new JdkHttpClientBuilder()
                        .responseTimeout(Duration.ofSeconds(20))
                        .build())
                .policies(new AddHeadersPolicy(headers))
                .build();
    }
}
