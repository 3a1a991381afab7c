package org.virtualvisits.adapters.graph;

import com.microsoft.graph.models.odataerrors.ODataError;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import com.microsoft.kiota.HttpMethod;
import com.microsoft.kiota.RequestInformation;
import com.microsoft.kiota.serialization.Parsable;
import com.microsoft.kiota.serialization.ParsableFactory;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.virtualvisits.core.credential.Registration;
import org.virtualvisits.core.credential.Registration.Form;
import org.virtualvisits.core.credential.Registrations;
import org.virtualvisits.core.pace.Hindrance;

/**
 * {@link Registrations} in Entra, in as few requests as there can be: pages of 999 with owners expanded, because a tenant
 * gets 150 requests a minute that select keyCredentials (Graph page "application-list"). The answers are read as a stream,
 * past {@code hint} (the first characters of a secret) and {@code key}, which never reach our memory as values.
 */
public final class GraphRegistrations implements Registrations {

    /** The most Graph gives at once (Graph page "application-list"). */
    private static final int PAGE = 999;

    /** The most an expanded relationship shows, with nothing to say that there are more (Graph page "query-parameters"). */
    private static final int MOST_EXPANDED = 20;

    /** The most values of an {@code in} (Graph page "aad-advanced-queries"). */
    private static final int MOST_IN = 15;

    private static final String OWNERS = "owners($select=id,mail,accountEnabled)";
    private static final String CREDENTIALS = "id,appId,displayName,passwordCredentials,keyCredentials";
    private static final String SAML = ",servicePrincipalType,preferredTokenSigningKeyThumbprint";

    private final GraphServiceClient graph;
    private final GraphCalls calls;
    private final String appId;

    /**
     * Keeps its client.
     *
     * @param appId the application (client) id that Graph knows us by; shown to staff in what they must grant
     */
    public GraphRegistrations(GraphServiceClient graph, String appId, InstantSource clock) {
        this.graph = graph;
        this.calls = new GraphCalls(clock);
        this.appId = appId;
    }

    @Override
    public Reading read(Optional<Set<String>> applications, Consumer<Registration> each) {
        try {
            for (Optional<String> chosen : filters(applications)) {
                Set<String> federated = federated(chosen);
                pages(query("/applications", CREDENTIALS, OWNERS, chosen), Form.APPLICATION, federated, each);
                pages(
                        query("/servicePrincipals", CREDENTIALS + SAML, OWNERS, chosen),
                        Form.SERVICE_PRINCIPAL,
                        federated,
                        each);
            }
            return new Reading.Complete();
        } catch (GraphFailure failure) {
            return failure.isLasting() ? refused(failure) : new Reading.Later(failure.pause());
        }
    }

    /** One for the whole tenant, or one for every few application ids. */
    private static List<Optional<String>> filters(Optional<Set<String>> applications) {
        if (applications.isEmpty()) {
            return List.of(Optional.empty());
        }
        List<String> ids = applications.get().stream().sorted().toList();
        return IntStream.iterate(0, from -> from < ids.size(), from -> from + MOST_IN)
                .mapToObj(from -> ids.subList(from, Math.min(from + MOST_IN, ids.size())))
                .map(some -> some.stream()
                        .map(id -> "'" + id.replace("'", "''") + "'")
                        .collect(Collectors.joining(",", "appId in (", ")")))
                .map(Optional::of)
                .toList();
    }

    /** Which applications may need no secret. It is for advice alone, so a tenant that refuses the query goes without. */
    private Set<String> federated(Optional<String> chosen) {
        String has = "federatedIdentityCredentials/$count ne 0";
        String filter = chosen.map(some -> has + " and " + some).orElse(has);
        var federated = new HashSet<String>();
        try {
            Optional<String> next = Optional.of(base() + "/applications?$select=id,appId&$top=" + PAGE + "&$count=true"
                    + "&$filter=" + encoded(filter));
            while (next.isPresent()) {
                RegistrationPage page = page(next.get(), Form.APPLICATION, Set.of());
                page.registrations().forEach(one -> federated.add(one.appId()));
                next = page.next();
            }
        } catch (GraphFailure failure) {
            if (!failure.is(400)) {
                throw failure;
            }
        }
        return federated;
    }

    private String query(String path, String select, String expand, Optional<String> filter) {
        return base() + path + "?$select=" + select + "&$expand=" + encoded(expand) + "&$top=" + PAGE
                + filter.map(its -> "&$filter=" + encoded(its)).orElse("");
    }

    private void pages(String first, Form form, Set<String> federated, Consumer<Registration> each) {
        Optional<String> next = Optional.of(first);
        while (next.isPresent()) {
            RegistrationPage page = page(next.get(), form, federated);
            for (RegistrationPage.Listed listed : page.listed()) {
                each.accept(
                        listed.expandedOwners() < MOST_EXPANDED
                                ? listed.registration()
                                : withAllOwners(listed.registration()));
            }
            next = page.next();
        }
    }

    private Registration withAllOwners(Registration one) {
        String path = one.form() == Form.APPLICATION ? "/applications/" : "/servicePrincipals/";
        var owners = new ArrayList<String>();
        Optional<String> next =
                Optional.of(base() + path + one.objectId() + "/owners?$select=id,mail,accountEnabled&$top=" + PAGE);
        while (next.isPresent()) {
            OwnersPage page = read(next.get(), OwnersPage::read);
            owners.addAll(page.owners());
            next = page.next();
        }
        return new Registration(
                one.form(),
                one.objectId(),
                one.appId(),
                one.name(),
                one.managedIdentity(),
                one.signingThumbprint(),
                one.federated(),
                owners,
                one.entries());
    }

    private RegistrationPage page(String address, Form form, Set<String> federated) {
        return read(address, stream -> RegistrationPage.read(stream, form, federated));
    }

    /** Reads an answer to its end before anybody works on it: the call's time limit counts until then. */
    private <T> T read(String address, Reader<T> reader) {
        if (!address.startsWith(base() + "/")) {
            throw new GraphFailure(
                    0, "", false, RetryAfter.UNSAID, Hindrance.UNANSWERED); // a next link that leads elsewhere
        }
        var request = new RequestInformation();
        request.httpMethod = HttpMethod.GET;
        request.setUri(URI.create(address.replace("$", "%24")));
        request.headers.add("Accept", "application/json");
        // Counting needs it; without it Graph refuses the filter on federated credentials.
        request.headers.add("ConsistencyLevel", "eventual");
        var errors = new HashMap<String, ParsableFactory<? extends Parsable>>();
        errors.put("XXX", ODataError::createFromDiscriminatorValue);
        try (InputStream answer =
                calls.get(() -> graph.getRequestAdapter().sendPrimitive(request, errors, InputStream.class))) {
            return reader.read(answer);
        } catch (IOException e) {
            throw new GraphFailure(0, "", false, RetryAfter.UNSAID, Hindrance.UNANSWERED);
        }
    }

    private interface Reader<T> {
        T read(InputStream stream) throws IOException;
    }

    private Reading refused(GraphFailure failure) {
        if (failure.is(401)) {
            return new Reading.Refused(
                    "The credential watch cannot sign in to Microsoft Graph (" + failure.words() + ").",
                    "Look at GRAPH_CREDENTIAL and GRAPH_CLIENT_ID; a managed identity needs no secret.");
        }
        return new Reading.Refused(
                "Microsoft Graph does not show this application the app registrations (" + failure.words() + ").",
                "Grant the application permission Application.Read.All, and User.ReadBasic.All for owners' addresses, to "
                        + appId + " and consent to it as an administrator (docs/howto/watch-credentials.md).");
    }

    private String base() {
        return Objects.requireNonNull(graph.getRequestAdapter().getBaseUrl());
    }

    private static String encoded(String option) {
        return URLEncoder.encode(option, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
