package org.virtualvisits.sandbox;

import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.core.util.Context;
import com.azure.data.tables.TableServiceClient;
import com.azure.data.tables.TableServiceClientBuilder;
import com.azure.data.tables.models.ListEntitiesOptions;
import com.azure.data.tables.models.TableEntity;
import com.azure.storage.queue.QueueServiceClientBuilder;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.virtualvisits.HygienePorts;
import org.virtualvisits.adapters.queue.QueueWakeups;
import org.virtualvisits.adapters.table.Tables;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.sandbox.host.AzureHostQueues;
import org.virtualvisits.sandbox.host.HostQueues;
import org.virtualvisits.sandbox.node.Azurite;

/** Azurite, through the adapters that production uses. */
final class AzuriteStorage implements Storage {

    private final String connectionString;
    private final HostQueues queues;
    private final Runnable end;
    private final TableServiceClient tables;

    /**
     * Makes tables and queues where they are missing.
     *
     * @param own whether to stop it in the end
     */
    AzuriteStorage(Azurite azurite, boolean own) {
        this(
                azurite.connectionString(),
                new AzureHostQueues(azurite.connectionString()),
                own ? azurite::close : () -> {});
    }

    /**
     * Makes tables and queues where they are missing, in an Azurite of which only the connection string is known.
     *
     * @param queues where the host polls
     * @param end run in the end
     */
    AzuriteStorage(String connectionString, HostQueues queues, Runnable end) {
        this.connectionString = connectionString;
        this.queues = queues;
        this.end = end;
        var http = new JdkHttpClientBuilder().build();
        this.tables = new TableServiceClientBuilder()
                .connectionString(connectionString)
                .httpClient(http)
                .buildClient();
        Tables.createIfMissing(tables);
        QueueWakeups.createIfMissing(new QueueServiceClientBuilder()
                .connectionString(connectionString)
                .httpClient(http)
                .buildClient());
    }

    @Override
    public String name() {
        return "Azurite at " + tables.getServiceEndpoint();
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("AzureWebJobsStorage", connectionString);
    }

    @Override
    public Optional<Ports> instead(Clock clock) {
        return Optional.empty();
    }

    @Override
    public Optional<HygienePorts.Kept> insteadOfHygiene(Clock clock) {
        return Optional.empty();
    }

    @Override
    public HostQueues queues() {
        return queues;
    }

    @Override
    public List<String> rowsThatName(String text) {
        return Tables.ALL.stream()
                .flatMap(table -> tables.getTableClient(table).listEntities().stream()
                        .filter(row -> row.getProperties().values().stream()
                                .anyMatch(value -> String.valueOf(value).contains(text)))
                        .map(row -> table + " " + row.getPartitionKey() + " " + row.getRowKey()))
                .toList();
    }

    @Override
    public List<VisitId> visits() {
        var visitRows =
                new ListEntitiesOptions().setFilter("RowKey eq 'visit'").setSelect(List.of("PartitionKey", "going"));
        return tables.getTableClient(Tables.VISITS).listEntities(visitRows, null, Context.NONE).stream()
                .filter(row -> row.getProperty("going") == null)
                .map(TableEntity::getPartitionKey)
                .map(VisitId::new)
                .toList();
    }

    @Override
    public void close() {
        end.run();
    }
}
