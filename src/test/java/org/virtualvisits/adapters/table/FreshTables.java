package org.virtualvisits.adapters.table;

import com.azure.data.tables.TableClient;
import com.azure.data.tables.TableServiceClient;
import com.azure.data.tables.TableServiceClientBuilder;
import org.virtualvisits.sandbox.node.Azurite;

/** Tables on the shared Azurite that no other test uses. */
final class FreshTables {

    private static final TableServiceClient SERVICE = new TableServiceClientBuilder()
            .connectionString(Azurite.shared().connectionString())
            .buildClient();

    private FreshTables() {}

    static TableServiceClient service() {
        return SERVICE;
    }

    static TableClient table(String name) {
        return SERVICE.createTable(name + Long.toString(System.nanoTime(), 36));
    }
}
