package org.virtualvisits;

import com.azure.data.tables.TableServiceClient;
import com.azure.storage.queue.QueueServiceClient;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.virtualvisits.adapters.graph.GraphAccounts;
import org.virtualvisits.adapters.queue.QueueReadinessCalls;
import org.virtualvisits.adapters.queue.QueueStores;
import org.virtualvisits.adapters.table.TableReadinessLedger;
import org.virtualvisits.adapters.table.TableStores;
import org.virtualvisits.core.readiness.Accounts;
import org.virtualvisits.core.readiness.Texts;

/** Puts the real adapters behind the ports of readiness. */
final class ProductionReadiness {

    private ProductionReadiness() {}

    static ReadinessPorts ports(
            Settings settings,
            TableServiceClient tables,
            QueueServiceClient queues,
            Lazily.Once<GraphServiceClient> graph,
            Clock clock) {
        return new ReadinessPorts(
                new ReadinessPorts.Kept(
                        new TableReadinessLedger(tables),
                        new QueueReadinessCalls(queues),
                        List.of(new TableStores(tables), new QueueStores(queues))),
                Lazily.made(Accounts.class, () -> new GraphAccounts(graph.get(), clock)),
                texts(settings.sms()),
                settings.graph().appId());
    }

    private static Texts texts(Settings.Sms sms) {
        return switch (sms) {
            case Settings.Sms.None() -> new Texts(false, Optional.empty());
            case Settings.Sms.Acs(var endpoint, var sender) -> new Texts(true, Optional.of(sender));
            case Settings.Sms.Notify notify -> new Texts(true, Optional.empty());
        };
    }
}
