package org.virtualvisits.adapters.table;

import com.azure.data.tables.models.TableEntity;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.virtualvisits.core.credential.CredentialId;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.rotation.Rotation;
import org.virtualvisits.core.rotation.Step;

/** How far a rotation is, as a row; nothing of the secret is in it. */
final class RotationRow {

    private RotationRow() {}

    static TableEntity encode(String partition, Rotation rotation) {
        return new RowWriter(partition, rotation.appId())
                .text("organisation", rotation.organisation())
                .text("objectId", rotation.objectId())
                .text("replaces", rotation.replaces())
                .text("secret", rotation.secret())
                .text("mark", rotation.mark())
                .text("begun", rotation.begun())
                .text("ends", rotation.ends())
                .text("grace", rotation.grace())
                .text("step", rotation.step().name().toLowerCase(Locale.ROOT))
                .text("since", rotation.since())
                .text("newKey", rotation.newKey())
                .text("due", rotation.due())
                .number("tries", rotation.tries())
                .text("holder", rotation.holder())
                .text("trouble", rotation.trouble())
                .row();
    }

    static Rotation decode(TableEntity entity) {
        var row = new RowReader(entity);
        return new Rotation(
                entity.getRowKey(),
                new OrganisationId(row.text("organisation")),
                row.text("objectId"),
                new CredentialId(row.text("replaces")),
                row.text("secret"),
                row.text("mark"),
                row.instant("begun"),
                row.instant("ends"),
                Duration.parse(row.text("grace")),
                Step.valueOf(row.text("step").toUpperCase(Locale.ROOT)),
                row.instant("since"),
                row.maybe("newKey"),
                row.instant("due"),
                row.number("tries"),
                row.maybe("holder"),
                row.maybe("trouble"),
                Optional.of(entity.getETag()));
    }
}
