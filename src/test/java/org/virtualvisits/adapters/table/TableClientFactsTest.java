package org.virtualvisits.adapters.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.util.Context;
import com.azure.data.tables.TableClient;
import com.azure.data.tables.models.TableEntity;
import com.azure.data.tables.models.TableErrorCode;
import com.azure.data.tables.models.TableTransactionAction;
import com.azure.data.tables.models.TableTransactionActionType;
import com.azure.data.tables.models.TableTransactionFailedException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Oddities of azure-data-tables that this package works around. When one of these fails, the way around can go. */
final class TableClientFactsTest {

    private final TableClient table = FreshTables.table("Facts");

    @Test
    void theEtagOfAWriteLacksItsClosingQuote() {
        String written = table.createEntityWithResponse(new TableEntity("p", "r"), null, Context.NONE)
                .getHeaders()
                .getValue(HttpHeaderName.ETAG);

        assertThat(written + "\"").isEqualTo(table.getEntity("p", "r").getETag());
    }

    @Test
    void aTransactionTellsNoEtags() {
        var responses =
                table.submitTransaction(List.of(create("a"), create("b"))).getTransactionActionResponses();

        assertThat(responses)
                .hasSize(2)
                .allSatisfy(
                        response -> assertThat(response.getHeaders().getSize()).isZero());
    }

    @Test
    void aFailedTransactionHasACodeAndNoResponse() {
        table.createEntity(new TableEntity("p", "taken"));

        var failure = catchThrowableOfType(
                TableTransactionFailedException.class,
                () -> table.submitTransaction(List.of(create("a"), create("taken"))));

        assertThat(failure.getValue().getErrorCode()).isEqualTo(TableErrorCode.ENTITY_ALREADY_EXISTS);
        assertThat(failure.getResponse()).isNull();
    }

    @Test
    void deletingWhatIsAbsentIsNoFailure() {
        table.deleteEntity("p", "absent");

        assertThat(table.listEntities()).isEmpty();
    }

    private static TableTransactionAction create(String row) {
        return new TableTransactionAction(TableTransactionActionType.CREATE, new TableEntity("p", row));
    }
}
