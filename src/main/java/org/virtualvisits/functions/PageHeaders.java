package org.virtualvisits.functions;

import com.microsoft.azure.functions.HttpResponseMessage;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The headers of everything a browser gets from us; why each is there stands in docs/reference/join-page.md. */
final class PageHeaders {

    /** Where Teams itself may send a browser on: browsers check every redirect that follows a form against the policy. */
    private static final List<String> TEAMS = List.of(
            "https://teams.microsoft.com", "https://teams.cloud.microsoft", "https://visit.teams.microsoft.com");

    private static final int YEAR_SECONDS = 31_536_000;

    private static final String CLOSED = "; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private PageHeaders() {}

    /** Those of pages and redirects alike. */
    static HttpResponseMessage.Builder onAll(HttpResponseMessage.Builder response) {
        return response.header("Cache-Control", "no-store")
                .header("Referrer-Policy", "no-referrer")
                .header("Strict-Transport-Security", "max-age=" + YEAR_SECONDS)
                .header("X-Content-Type-Options", "nosniff")
                .header("X-Robots-Tag", "noindex, nofollow");
    }

    /**
     * Those of a page of the staff's. Here browsers must tell where a form comes from, which they keep to themselves on
     * pages that never tell where a reader comes from; to other hosts nothing is told either way.
     */
    static HttpResponseMessage.Builder onStaffPage(
            HttpResponseMessage.Builder response, String language, PageStyle style, Optional<PageStyle> script) {
        String scripts = script.map(its -> "; script-src " + its.source() + "; connect-src 'self'")
                .orElse("");
        return onPage(response, language, "default-src 'none'; style-src " + style.source() + scripts + CLOSED)
                .header("Referrer-Policy", "same-origin");
    }

    /** Those of a page that helps a patient. */
    static HttpResponseMessage.Builder onHelpPage(HttpResponseMessage.Builder response, String language) {
        return onPage(response, language, "default-src 'none'; style-src " + PageStyle.HELP.source() + CLOSED);
    }

    /**
     * Those of a page.
     *
     * @param formTarget where the page's form leads in the end, if it has one
     */
    static HttpResponseMessage.Builder onPage(
            HttpResponseMessage.Builder response, String language, Optional<URI> formTarget) {
        return onPage(response, language, policy(formTarget));
    }

    private static HttpResponseMessage.Builder onPage(
            HttpResponseMessage.Builder response, String language, String policy) {
        return onAll(response)
                .header("Content-Type", "text/html; charset=utf-8")
                .header("Content-Language", language)
                .header("Content-Security-Policy", policy)
                .header("Permissions-Policy", "camera=(), display-capture=(), geolocation=(), microphone=()")
                .header("X-Frame-Options", "DENY");
    }

    private static String policy(Optional<URI> formTarget) {
        String forms = formTarget.stream()
                .flatMap(target -> Stream.concat(origin(target).stream(), TEAMS.stream()))
                .distinct()
                .map(origin -> " " + origin)
                .collect(Collectors.joining("", "'self'", ""));
        return "default-src 'none'; style-src " + PageStyle.PLAIN.source() + "; form-action " + forms
                + "; base-uri 'none'; frame-ancestors 'none'";
    }

    /** By host name and port, which unlike a whole authority can hold no character that means something to a policy. */
    private static Optional<String> origin(URI uri) {
        return Optional.ofNullable(uri.getHost())
                .map(host -> uri.getScheme() + "://" + host + (uri.getPort() < 0 ? "" : ":" + uri.getPort()));
    }
}
