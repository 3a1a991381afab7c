package org.virtualvisits.sandbox.graph;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.virtualvisits.sandbox.graph.SimulatedApplication.Form;

/** The query options of a list of applications, and what Graph refuses of them. */
record ApplicationQuery(
        Set<String> select,
        Optional<String> ownersSelect,
        int top,
        Set<String> appIds,
        boolean federatedOnly,
        boolean counts,
        String after) {

    static final Map<String, Form> COLLECTIONS =
            Map.of("applications", Form.APPLICATION, "servicePrincipals", Form.SERVICE_PRINCIPAL);

    private static final Pattern EXPAND = Pattern.compile("owners(?:\\(\\$select=([A-Za-z,]+)\\))?");
    private static final Pattern IN = Pattern.compile("appId in \\(('[^']*'(?:,'[^']*')*)\\)");
    private static final String FEDERATED = "federatedIdentityCredentials/$count ne 0";
    private static final int MOST_IN = 15;

    static ApplicationQuery of(Call call, Form form) {
        var appIds = new HashSet<String>();
        boolean federated = filter(call, appIds);
        boolean counts = call.option("$count").filter("true"::equals).isPresent();
        boolean eventual = call.header("ConsistencyLevel")
                .filter("eventual"::equalsIgnoreCase)
                .isPresent();
        if (federated && !(counts && eventual && form == Form.APPLICATION)) {
            throw unsupported();
        }
        return new ApplicationQuery(
                selected(call, form),
                call.option("$expand").map(ApplicationQuery::expanded),
                pageSize(call),
                Set.copyOf(appIds),
                federated,
                counts,
                call.option("$skiptoken").map(ApplicationQuery::token).orElse(""));
    }

    private static Set<String> selected(Call call, Form form) {
        Set<String> known =
                form == Form.APPLICATION ? ApplicationShape.OF_APPLICATIONS : ApplicationShape.OF_PRINCIPALS;
        String type = form == Form.APPLICATION ? "microsoft.graph.application" : "microsoft.graph.servicePrincipal";
        return Set.copyOf(Selection.of(call, known, type).names());
    }

    static int pageSize(Call call) {
        int top = call.option("$top").map(ApplicationQuery::number).orElse(100);
        if (top < 1 || top > 999) {
            throw new GraphError(
                    400,
                    "Request_BadRequest",
                    "Invalid page size specified: '%d'. Must be between 1 and 999 inclusive.".formatted(top));
        }
        return top;
    }

    private static int number(String text) {
        if (!text.matches("[0-9]{1,9}")) {
            throw GraphError.badRequest("Invalid value '%s' for $top query option found.".formatted(text));
        }
        return Integer.parseInt(text);
    }

    private static String expanded(String option) {
        Matcher matcher = EXPAND.matcher(option);
        if (!matcher.matches()) {
            throw unsupported();
        }
        return Optional.ofNullable(matcher.group(1)).orElse("");
    }

    /** Collects the application ids asked for; tells whether only those with federated credentials are. */
    private static boolean filter(Call call, Set<String> appIds) {
        boolean federated = false;
        List<String> terms = call.option("$filter").stream()
                .flatMap(filter -> Arrays.stream(filter.split(" and ")))
                .toList();
        for (String term : terms) {
            Matcher in = IN.matcher(term);
            if (term.equals(FEDERATED)) {
                federated = true;
            } else if (in.matches()) {
                Arrays.stream(in.group(1).split(",")).forEach(id -> appIds.add(id.replace("'", "")));
            } else {
                throw unsupported();
            }
        }
        if (appIds.size() > MOST_IN) {
            throw new GraphError(
                    400,
                    "Request_UnsupportedQuery",
                    "Too many child clauses specified in search filter expression containing 'OR' operators: %d. Max allowed: %d."
                            .formatted(appIds.size(), MOST_IN));
        }
        return federated;
    }

    private static String token(String written) {
        if (!written.startsWith("RFNwdA")) {
            throw new GraphError(
                    400,
                    "Directory_ExpiredPageToken",
                    "The specified page token value has expired and can no longer be included in your request.");
        }
        return written.substring("RFNwdA".length());
    }

    private static GraphError unsupported() {
        return new GraphError(400, "Request_UnsupportedQuery", "Unsupported Query.");
    }

    boolean selectsKeys() {
        return select.contains("keyCredentials");
    }

    /** Graph page "throttling-limits": 2, one less with $select, one more with $expand, one less below 20, at least 1. */
    int units() {
        return Math.max(1, 2 - (select.isEmpty() ? 0 : 1) + (ownersSelect.isPresent() ? 1 : 0) - (top < 20 ? 1 : 0));
    }

    boolean matches(SimulatedApplication one) {
        return (appIds.isEmpty() || appIds.contains(one.appId())) && (!federatedOnly || one.federated());
    }

    boolean isAfter(String objectId) {
        return objectId.compareTo(after) > 0;
    }

    /** The same question from the next one on, in a link that says nothing else. */
    String next(Call call, String last) {
        String host = call.header("Host").orElse("graph.microsoft.com");
        var link = new StringBuilder("http://" + host + Call.ROOT + call.path() + "?");
        call.query().forEach((name, value) -> {
            if (!name.equals("$skiptoken")) {
                link.append(name).append('=').append(encoded(value)).append('&');
            }
        });
        return link.append("$skiptoken=RFNwdA").append(last).toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
