package org.virtualvisits.sandbox.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.data.tables.TableClient;
import com.azure.data.tables.TableServiceClientBuilder;
import com.azure.data.tables.models.TableEntity;
import com.azure.data.tables.models.TableEntityUpdateMode;
import com.azure.data.tables.models.TableServiceException;
import com.azure.data.tables.models.TableTransactionAction;
import com.azure.data.tables.models.TableTransactionActionType;
import com.azure.data.tables.models.TableTransactionFailedException;
import com.azure.storage.queue.QueueClient;
import com.azure.storage.queue.QueueClientBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AzuriteTest {

    @Test
    void whatWasStoredIsStillThereAfterARestartOnTheSamePorts(@TempDir Path folder) {
        try (Azurite azurite = Azurite.startIfPossible(folder).orElseThrow()) {
            TableClient table = table(azurite, "restart");
            table.createEntity(new TableEntity("visit", "row").addProperty("State", "Ready"));
            QueueClient queue = queue(azurite);
            queue.create();
            queue.sendMessage("visit-1");
            String before = azurite.connectionString();

            azurite.restart();

            assertThat(azurite.connectionString()).isEqualTo(before);
            assertThat(table.getEntity("visit", "row").getProperty("State")).isEqualTo("Ready");
            assertThat(queue.receiveMessage().getBody()).hasToString("visit-1");
        }
    }

    @Test
    void aKilledEmulatorRefusesConnectionsUntilItIsRestarted(@TempDir Path folder) {
        try (Azurite azurite = Azurite.startInMemoryIfPossible(folder).orElseThrow()) {
            assertThat(answers(azurite)).isTrue();

            azurite.kill();
            assertThat(answers(azurite)).isFalse();

            azurite.restart();
            assertThat(answers(azurite)).isTrue();
        }
    }

    @Test
    void aSecondInsertOfTheSameKeyIsAConflict() {
        TableClient table = table(Azurite.shared(), "conflict");
        table.createEntity(new TableEntity("visit", "row"));

        assertThatThrownBy(() -> table.createEntity(new TableEntity("visit", "row")))
                .isInstanceOfSatisfying(
                        TableServiceException.class,
                        refused -> assertThat(refused.getResponse().getStatusCode())
                                .isEqualTo(409));
    }

    @Test
    void aWriteThatNamesAnOlderVersionIsRefused() {
        TableClient table = table(Azurite.shared(), "version");
        table.createEntity(new TableEntity("visit", "row").addProperty("State", "Requested"));
        TableEntity read = table.getEntity("visit", "row");
        table.updateEntity(new TableEntity("visit", "row").addProperty("State", "Ready"));

        assertThatThrownBy(() -> table.updateEntityWithResponse(read, TableEntityUpdateMode.REPLACE, true, null, null))
                .isInstanceOfSatisfying(
                        TableServiceException.class,
                        refused -> assertThat(refused.getResponse().getStatusCode())
                                .isEqualTo(412));
        assertThat(table.getEntity("visit", "row").getProperty("State")).isEqualTo("Ready");
    }

    @Test
    void aTransactionWithOneRefusedWriteChangesNothing() {
        TableClient table = table(Azurite.shared(), "transaction");
        table.createEntity(new TableEntity("visit", "taken"));

        assertThatThrownBy(() -> table.submitTransaction(List.of(create("free"), create("taken"))))
                .isInstanceOf(TableTransactionFailedException.class);
        assertThat(table.listEntities()).extracting(TableEntity::getRowKey).containsExactly("taken");

        table.submitTransaction(List.of(create("free"), create("other")));
        assertThat(table.listEntities())
                .extracting(TableEntity::getRowKey)
                .containsExactlyInAnyOrder("taken", "free", "other");
    }

    private static TableTransactionAction create(String row) {
        return new TableTransactionAction(TableTransactionActionType.CREATE, new TableEntity("visit", row));
    }

    private static TableClient table(Azurite azurite, String purpose) {
        return new TableServiceClientBuilder()
                .connectionString(azurite.connectionString())
                .httpClient(new JdkHttpClientBuilder().build())
                .buildClient()
                .createTable(purpose + Long.toString(System.nanoTime(), 36));
    }

    private static QueueClient queue(Azurite azurite) {
        return new QueueClientBuilder()
                .connectionString(azurite.connectionString())
                .httpClient(new JdkHttpClientBuilder().build())
                .queueName("notices")
                .buildClient();
    }

    private static boolean answers(Azurite azurite) {
        try (Socket socket = new Socket(
                InetAddress.getLoopbackAddress(), azurite.tableEndpoint().getPort())) {
            return socket.isConnected();
        } catch (ConnectException refused) {
            return false;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
