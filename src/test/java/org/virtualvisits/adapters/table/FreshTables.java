package org.virtualvisits.adapters.table;

import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.HttpPipelinePosition;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.HttpPipelineSyncPolicy;
import com.azure.data.tables.TableClient;
import com.azure.data.tables.TableServiceClient;
import com.azure.data.tables.TableServiceClientBuilder;
import java.util.function.Consumer;
import org.virtualvisits.sandbox.node.Azurite;

/** Tables on the shared Azurite that no other test uses, and clients that tell what they ask. */
final class FreshTables {

    private static final TableServiceClient SERVICE = builder().buildClient();

    private FreshTables() {}

    static TableServiceClient service() {
        return SERVICE;
    }

    static TableClient table(String name) {
        return SERVICE.createTable(name + Long.toString(System.nanoTime(), 36));
    }

    /** Another client of the same table, which says after each answer what was asked ("GET", "POST"…). */
    static TableClient watched(TableClient table, Consumer<String> watcher) {
        return builder()
                .addPolicy(new HttpPipelineSyncPolicy() {
                    @Override
                    protected HttpResponse afterReceivedResponse(
                            HttpPipelineCallContext context, HttpResponse response) {
                        watcher.accept(context.getHttpRequest().getHttpMethod().toString());
                        return response;
                    }

                    @Override
                    public HttpPipelinePosition getPipelinePosition() {
                        return HttpPipelinePosition.PER_CALL;
                    }
                })
                .buildClient()
                .getTableClient(table.getTableName());
    }

    private static TableServiceClientBuilder builder() {
        return new TableServiceClientBuilder().connectionString(Azurite.shared().connectionString());
    }
}
