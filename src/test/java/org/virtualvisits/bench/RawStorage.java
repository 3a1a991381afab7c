package org.virtualvisits.bench;

import com.azure.data.tables.TableServiceClientBuilder;
import com.azure.data.tables.sas.TableAccountSasPermission;
import com.azure.data.tables.sas.TableAccountSasResourceType;
import com.azure.data.tables.sas.TableAccountSasService;
import com.azure.data.tables.sas.TableAccountSasSignatureValues;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.virtualvisits.sandbox.node.Azurite;

/** Tables and queues by their REST operations. What it writes is its own: no table or queue of the product. */
final class RawStorage {

    private static final String[] TABLE = {
        "x-ms-version", "2019-02-02",
        "Accept", "application/json;odata=nometadata",
        "Content-Type", "application/json",
        "Prefer", "return-no-content"
    };
    private static final String[] QUEUE = {"x-ms-version", "2019-02-02", "Content-Type", "application/xml"};
    private static final Pattern ID = Pattern.compile("<MessageId>([^<]+)</MessageId>");
    private static final Pattern RECEIPT = Pattern.compile("<PopReceipt>([^<]+)</PopReceipt>");

    private final RawCalls calls;
    private final Place place;

    RawStorage(RawCalls calls, Place place) {
        this.calls = calls;
        this.place = place;
    }

    /** Where the storage is, and the signature (SAS) that opens it, without a question mark. */
    record Place(String tables, String queues, String signature) {

        /** Signed once, so that a raw call costs no signing. */
        static Place of(Azurite azurite) {
            return of(azurite, azurite.tableEndpoint());
        }

        /** The same with tables reached through somebody. */
        static Place of(Azurite azurite, URI tables) {
            String signature = new TableServiceClientBuilder()
                    .connectionString(azurite.connectionString())
                    .buildClient()
                    .generateAccountSas(new TableAccountSasSignatureValues(
                            OffsetDateTime.now(ZoneOffset.UTC).plusDays(1),
                            TableAccountSasPermission.parse("rwdlacup"),
                            TableAccountSasService.parse("qt"),
                            TableAccountSasResourceType.parse("sco")));
            return new Place(tables.toString(), azurite.queueEndpoint().toString(), signature);
        }
    }

    void createTable(String table) {
        calls.call(204, "POST", tables("/Tables"), "{\"TableName\":\"" + table + "\"}", TABLE);
    }

    void createQueue(String queue) {
        calls.call(201, "PUT", queues("/" + queue, ""), "", QUEUE);
    }

    /** Reads a row; one that is absent must be. */
    void read(String table, String key, boolean present) {
        calls.call(present ? 200 : 404, "GET", row(table, key), "", TABLE);
    }

    /** Reads a partition in one page. */
    String partition(String table, String partition) {
        String filter = URLEncoder.encode("PartitionKey eq '" + partition + "'", StandardCharsets.UTF_8);
        return calls.call(
                        200, "GET", URI.create(tables("/" + table + "()") + "&$top=1000&$filter=" + filter), "", TABLE)
                .body();
    }

    void insert(String table, String key, String columns) {
        calls.call(204, "POST", tables("/" + table), keyed(key, columns), TABLE);
    }

    void replace(String table, String key, String columns) {
        calls.call(204, "PUT", row(table, key), keyed(key, columns), TABLE);
    }

    void delete(String table, String key) {
        String[] headers = {"x-ms-version", "2019-02-02", "Accept", "application/json", "If-Match", "*"};
        calls.call(204, "DELETE", row(table, key), "", headers);
    }

    void put(String queue, String text) {
        String body = "<QueueMessage><MessageText>" + text + "</MessageText></QueueMessage>";
        calls.call(201, "POST", queues("/" + queue + "/messages", "messagettl=-1&"), body, QUEUE);
    }

    /** A message taken from a queue. */
    record Taken(String queue, String id, String receipt) {}

    Taken take(String queue) {
        HttpResponse<String> answer =
                calls.call(200, "GET", queues("/" + queue + "/messages", "visibilitytimeout=600&"), "", QUEUE);
        return new Taken(queue, first(ID, answer), first(RECEIPT, answer));
    }

    void delete(Taken message) {
        String receipt = URLEncoder.encode(message.receipt(), StandardCharsets.UTF_8);
        String path = "/" + message.queue() + "/messages/" + message.id();
        calls.call(204, "DELETE", queues(path, "popreceipt=" + receipt + "&"), "", QUEUE);
    }

    private static String first(Pattern pattern, HttpResponse<String> answer) {
        Matcher matcher = pattern.matcher(answer.body());
        if (!matcher.find()) {
            throw new IllegalStateException("no message was there to take");
        }
        return matcher.group(1);
    }

    private static String keyed(String key, String columns) {
        return "{\"PartitionKey\":\"" + key + "\",\"RowKey\":\"row\"," + columns + "}";
    }

    private URI row(String table, String key) {
        return tables("/" + table + "(PartitionKey='" + key + "',RowKey='row')");
    }

    private URI tables(String path) {
        return URI.create(place.tables() + path + "?" + place.signature());
    }

    private URI queues(String path, String query) {
        return URI.create(place.queues() + path + "?" + query + place.signature());
    }
}
