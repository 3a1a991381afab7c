package org.virtualvisits.adapters.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.virtualvisits.core.hygiene.Folder;
import org.virtualvisits.core.hygiene.Item;
import org.virtualvisits.core.hygiene.MailboxSweep.Skipped;
import org.virtualvisits.core.hygiene.Mailboxes;

/**
 * {@link Mailboxes} in Exchange Online. A list goes on by the moment of its last items and not by {@code $skip}, which
 * would leave out one item for each that was removed meanwhile.
 */
public final class GraphMailboxes implements Mailboxes {

    /** Items a page. With their attachments listed, more take Exchange too long. */
    private static final int TOP = 100;

    /** Pages that one moment may fill before the mailbox is given up. */
    private static final int MOST_PAGES_OF_A_MOMENT = 50;

    private static final DateTimeFormatter EVENT_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSSS").withZone(ZoneOffset.UTC);

    private final PlainCalls calls;
    private final ActBatch batch;

    /** Keeps its client. */
    public GraphMailboxes(GraphServiceClient graph, InstantSource clock) {
        this.calls = new PlainCalls(graph, clock);
        this.batch = new ActBatch(calls, clock);
    }

    @Override
    public Reading read(Query query) {
        try {
            return whole(query);
        } catch (GraphFailure failure) {
            return failed(failure);
        }
    }

    @Override
    public List<Effect> act(String mailbox, Folder folder, List<Act> acts, String neutral) {
        return batch.act(mailbox, folder, acts, neutral);
    }

    private Reading whole(Query query) {
        JsonNode page = calls.get(path(query), options(query));
        int requests = 1;
        List<Item> items = items(query.folder(), page);
        Optional<String> link = link(page);
        while (link.isPresent() && isOneMoment(items)) {
            if (requests >= MOST_PAGES_OF_A_MOMENT) {
                return new Reading.Closed(Skipped.TOO_MANY_AT_ONCE);
            }
            page = calls.get(link.get());
            requests++;
            items.addAll(items(query.folder(), page));
            link = link(page);
        }
        if (link.isEmpty()) {
            return new Reading.Page(items, Optional.empty(), requests);
        }
        Instant last = items.getLast().at();
        return new Reading.Page(
                items.stream().filter(item -> item.at().isBefore(last)).toList(), Optional.of(last), requests);
    }

    private static boolean isOneMoment(List<Item> items) {
        return items.isEmpty() || items.getFirst().at().equals(items.getLast().at());
    }

    private static List<Item> items(Folder folder, JsonNode page) {
        var items = new ArrayList<Item>();
        page.path("value")
                .forEach(node -> items.add(folder == Folder.CALENDAR ? ItemJson.event(node) : ItemJson.message(node)));
        return items;
    }

    private static Optional<String> link(JsonNode page) {
        return Optional.ofNullable(page.path("@odata.nextLink").textValue());
    }

    private static String path(Query query) {
        String user = "/users/" + PlainCalls.encoded(query.mailbox());
        return switch (query.folder()) {
            case CALENDAR -> user + "/events";
            case SENT_ITEMS -> user + "/mailFolders/sentitems/messages";
            case INBOX -> user + "/mailFolders/inbox/messages";
            case DRAFTS -> user + "/mailFolders/drafts/messages";
            case DELETED_ITEMS -> user + "/mailFolders/deleteditems/messages";
            case RECOVERABLE_ITEMS -> user + "/mailFolders/recoverableitemsdeletions/messages";
            case NONE -> throw new IllegalArgumentException("no part of a mailbox");
        };
    }

    /** The property that is ordered by stands in the filter, and first; else Exchange refuses (InefficientFilter). */
    private static Map<String, String> options(Query query) {
        boolean calendar = query.folder() == Folder.CALENDAR;
        String by = calendar ? "start/dateTime" : "receivedDateTime";
        var options = new LinkedHashMap<String, String>();
        options.put(
                "$filter",
                by + " ge " + time(calendar, query.from())
                        + query.before()
                                .map(before -> " and " + by + " lt " + time(calendar, before))
                                .orElse(""));
        options.put("$orderby", by);
        options.put("$top", Integer.toString(TOP));
        options.put(
                "$select",
                calendar
                        ? "id,subject,type,start,end,isAllDay,isOrganizer,attendees,sensitivity,recurrence"
                        : "id,receivedDateTime,isDraft,microsoft.graph.eventMessage/endDateTime");
        options.put("$expand", (query.attachments() ? "attachments($select=id,isInline,size)," : "") + properties());
        return options;
    }

    private static String properties() {
        return "singleValueExtendedProperties($filter=id eq '" + ItemJson.SIZE + "' or id eq '" + ItemJson.LABEL
                + "' or id eq '" + Drafts.MARK + "')";
    }

    private static String time(boolean calendar, Instant moment) {
        return calendar
                ? "'" + EVENT_TIME.format(LocalDateTime.ofInstant(moment, ZoneOffset.UTC)) + "'"
                : moment.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static Reading failed(GraphFailure failure) {
        if (!failure.isLasting() || failure.is(401)) {
            return new Reading.Later(PlainCalls.pause(failure));
        }
        if (failure.is(403)) {
            return new Reading.Closed(Skipped.DENIED);
        }
        boolean elsewhere = failure.words().contains("RESTAPI");
        return new Reading.Closed(elsewhere ? Skipped.NOT_ONLINE : failure.is(404) ? Skipped.UNKNOWN : Skipped.REFUSED);
    }
}
