package org.virtualvisits.adapters.graph;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.virtualvisits.core.credential.Registration;
import org.virtualvisits.core.credential.Registration.Entry;
import org.virtualvisits.core.credential.Registration.Form;
import org.virtualvisits.core.credential.Registration.Sort;

/** A page of applications or service principals. What is not named here is skipped where it stands. */
record RegistrationPage(List<Listed> listed, Optional<String> next) {

    /**
     * One of them.
     *
     * @param expandedOwners how many owners came with it, people or not
     */
    record Listed(Registration registration, int expandedOwners) {}

    List<Registration> registrations() {
        return listed.stream().map(Listed::registration).toList();
    }

    static RegistrationPage read(InputStream stream, Form form, Set<String> federated) throws IOException {
        var listed = new ArrayList<Listed>();
        Optional<String> next = PageReader.read(stream, parser -> listed.add(one(parser, form, federated)));
        return new RegistrationPage(List.copyOf(listed), next);
    }

    private static Listed one(JsonParser parser, Form form, Set<String> federated) throws IOException {
        String objectId = "";
        String appId = "";
        String name = "";
        String type = "";
        String thumbprint = "";
        var entries = new ArrayList<Entry>();
        var owners = new ArrayList<PageReader.Owner>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String field = parser.currentName();
            parser.nextToken();
            switch (field) {
                case "id" -> objectId = PageReader.text(parser);
                case "appId" -> appId = PageReader.text(parser);
                case "displayName" -> name = PageReader.text(parser);
                case "servicePrincipalType" -> type = PageReader.text(parser);
                case "preferredTokenSigningKeyThumbprint" -> thumbprint = PageReader.text(parser);
                case "passwordCredentials" -> EntryReader.read(parser, Sort.PASSWORD, entries);
                case "keyCredentials" -> EntryReader.read(parser, Sort.KEY, entries);
                case "owners" -> PageReader.each(parser, () -> owners.add(PageReader.owner(parser)));
                default -> parser.skipChildren();
            }
        }
        var registration = new Registration(
                form,
                objectId,
                appId,
                name.isBlank() ? appId : name,
                type.equals("ManagedIdentity"),
                Optional.of(thumbprint.toLowerCase(Locale.ROOT)).filter(its -> !its.isEmpty()),
                federated.contains(appId),
                OwnersPage.people(owners),
                entries);
        return new Listed(registration, owners.size());
    }
}
