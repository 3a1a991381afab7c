package org.virtualvisits.functions;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpResponseMessage;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.virtualvisits.adapters.icalendar.ICalendarFeed;
import org.virtualvisits.core.feed.KeepFeed;
import org.virtualvisits.core.feed.ReadFeed;
import org.virtualvisits.core.kernel.Digest;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.sandbox.memory.InMemoryFeeds;
import org.virtualvisits.sandbox.memory.InMemoryMonths;
import org.virtualvisits.sandbox.memory.InMemoryStaffRoles;

/** Clinicians' feed links by API: made, replaced and taken away by administrators of their own organisation alone. */
final class StaffConfigurationFunctionsTest {

    private static final String CLINICIAN =
            Doors.north().clinicians().getFirst().id();

    private static final OrganisationId WEST = new OrganisationId("west");

    private final Doors doors = new Doors();
    private final InMemoryFeeds feeds = new InMemoryFeeds();
    private int made;
    private final KeepFeed keepFeed =
            new KeepFeed(feeds, doors.organisations, () -> "secret%026d".formatted(made++), Doors.BASE, doors.clock);
    private final ReadFeed readFeed = new ReadFeed(
            feeds, new InMemoryMonths(), doors.organisations, new ICalendarFeed(), Doors.BASE, doors.clock);
    private final StaffConfigurationFunctions functions = new StaffConfigurationFunctions(
            Doors.administrators(doors.organisations), new InMemoryStaffRoles(), keepFeed);

    @Test
    void aLinkIsShownOnceReplacedAndTakenAway() {
        String first = token(feed(HttpMethod.POST, "north", CLINICIAN, Doors.NORTH_ADMINISTRATOR));
        assertThat(readFeed.read(first)).isPresent();
        HttpResponseMessage shown = feed(HttpMethod.GET, "north", CLINICIAN, Doors.NORTH_ADMINISTRATOR);
        assertThat(shown.getStatusCode()).isEqualTo(200);
        assertThat(String.valueOf(shown.getBody())).contains("expires").doesNotContain(first);

        String second = token(feed(HttpMethod.POST, "north", CLINICIAN, Doors.NORTH_ADMINISTRATOR));
        assertThat(readFeed.read(first)).isEmpty();
        assertThat(readFeed.read(second)).isPresent();

        assertThat(feed(HttpMethod.DELETE, "north", CLINICIAN, Doors.NORTH_ADMINISTRATOR)
                        .getStatusCode())
                .isEqualTo(204);
        assertThat(readFeed.read(second)).isEmpty();
        assertThat(feed(HttpMethod.GET, "north", CLINICIAN, Doors.NORTH_ADMINISTRATOR)
                        .getStatusCode())
                .isEqualTo(404);
    }

    /** V9: who administers another organisation, or speaks for one of its sources, or nobody. */
    @Test
    void nobodyOfAnotherOrganisationSeesReplacesOrRevokesAFeed() {
        String link = token(feed(HttpMethod.POST, "north", CLINICIAN, Doors.DEPLOYMENT_ADMINISTRATOR));
        String west = "west-administrator-0123456789-012";
        doors.organisations.put(WEST, "West", Set.of(Digest.sha256Hex(west)));
        doors.organisations.put(WEST, Doors.north().clinicians().getFirst()); // whom both call the same

        for (String other : List.of(west, Doors.SOUTH_TOKEN, Doors.NORTH_TOKEN, "")) {
            for (HttpMethod method : List.of(HttpMethod.GET, HttpMethod.POST, HttpMethod.DELETE)) {
                HttpResponseMessage answer = feed(method, "north", CLINICIAN, other);
                assertThat(answer.getStatusCode()).as("%s by %s", method, other).isEqualTo(401);
                assertThat(String.valueOf(answer.getBody())).doesNotContain("feeds/", "expires");
            }
        }
        token(feed(HttpMethod.POST, "west", CLINICIAN, west));
        feed(HttpMethod.DELETE, "west", CLINICIAN, west);
        assertThat(readFeed.read(link)).isPresent();
    }

    private HttpResponseMessage feed(HttpMethod method, String organisation, String clinician, String token) {
        return functions.feed(
                Doors.request(
                        method,
                        "organisations/" + organisation + "/clinicians/" + clinician + "/feed",
                        Doors.bearer(token),
                        method == HttpMethod.POST ? "" : null),
                organisation,
                clinician,
                doors.context);
    }

    private static String token(HttpResponseMessage answer) {
        assertThat(answer.getStatusCode()).isEqualTo(201);
        String link = Doors.json(answer).path("link").asText();
        return link.substring(link.lastIndexOf('/') + 1).replace(".ics", "");
    }
}
