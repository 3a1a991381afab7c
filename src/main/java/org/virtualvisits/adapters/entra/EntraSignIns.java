package org.virtualvisits.adapters.entra;

import com.azure.core.exception.AzureException;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.BinaryData;
import com.azure.core.util.Context;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.virtualvisits.core.rotation.Answer;
import org.virtualvisits.core.rotation.SecretText;
import org.virtualvisits.core.rotation.SignIns;

/**
 * {@link SignIns} at Entra's token endpoint: the client credentials grant (RFC 6749, section 4.4; Microsoft identity
 * platform, "v2-oauth2-client-creds-grant-flow"). One request, no retries; neither secret nor token is kept or shown.
 */
public final class EntraSignIns implements SignIns {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** A token is some 2 KB. */
    private static final int LONGEST_BODY = 64 * 1024;

    /** Microsoft identity platform, "reference-error-codes": the secret is not one that is known of the application. */
    private static final int INVALID_SECRET = 7_000_215;

    private final HttpPipeline pipeline;
    private final URI endpoint;
    private final String scope;

    /**
     * Keeps its pipeline.
     *
     * @param login where the login service is
     * @param tenant in which the applications are
     * @param scope what the token would be for
     */
    public EntraSignIns(HttpPipeline pipeline, URI login, String tenant, String scope) {
        this.pipeline = pipeline;
        this.endpoint = URI.create(login.toString().replaceFirst("/$", "") + "/" + tenant + "/oauth2/v2.0/token");
        this.scope = scope;
    }

    @Override
    public Answer<Boolean> prove(String appId, SecretText text) {
        HttpRequest request = new HttpRequest(HttpMethod.POST, endpoint.toString())
                .setHeader(HttpHeaderName.CONTENT_TYPE, "application/x-www-form-urlencoded")
                .setHeader(HttpHeaderName.ACCEPT, "application/json")
                .setBody(form(Map.of(
                        "grant_type",
                        "client_credentials",
                        "client_id",
                        appId,
                        "client_secret",
                        text.value(),
                        "scope",
                        scope)));
        try (HttpResponse response = pipeline.sendSync(request, Context.NONE)) {
            return judged(response.getStatusCode(), body(response), seconds(response));
        } catch (AzureException | UncheckedIOException | IOException unanswered) {
            return new Answer.Later<>(Duration.ZERO);
        }
    }

    private static Answer<Boolean> judged(int status, JsonNode body, Duration pause) {
        if (status == 200 && !body.path("access_token").asText().isEmpty()) {
            return new Answer.Done<>(true);
        }
        if (status != 400 && status != 401) {
            return new Answer.Later<>(pause);
        }
        boolean unknown = body.path("error_codes").valueStream().anyMatch(code -> code.asInt() == INVALID_SECRET);
        return unknown
                ? new Answer.Done<>(false)
                : new Answer.Refused<>(
                        "The login service gives the application no token (" + word(body) + ").",
                        "See whether the application has a service principal in the tenant of GRAPH_TENANT_ID, and"
                                + " whether a policy bars it.");
    }

    /** OAuth's word and Entra's numbers; never its sentence, which may quote. */
    private static String word(JsonNode body) {
        String word = body.path("error").asText().replaceAll("[^a-z_]", "");
        return body.path("error_codes")
                .valueStream()
                .map(code -> " AADSTS" + code.asInt())
                .collect(Collectors.joining("", word, ""));
    }

    private static Duration seconds(HttpResponse response) {
        String header = response.getHeaderValue(HttpHeaderName.RETRY_AFTER);
        return header != null && header.matches("[0-9]{1,4}")
                ? Duration.ofSeconds(Integer.parseInt(header))
                : Duration.ZERO;
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** Missing where it is not JSON: a gateway answers with a page of its own. */
    private static JsonNode body(HttpResponse response) throws IOException {
        @Nullable BinaryData body = response.getBodyAsBinaryData();
        if (body == null) {
            return MissingNode.getInstance();
        }
        try (InputStream in = body.toStream()) {
            return MAPPER.readTree(in.readNBytes(LONGEST_BODY));
        } catch (JsonProcessingException page) {
            return MissingNode.getInstance();
        }
    }
}
