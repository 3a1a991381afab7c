package org.virtualvisits.adapters.table;

import com.azure.data.tables.models.TableEntity;
import java.time.LocalDate;
import org.virtualvisits.core.credential.Acknowledgement;
import org.virtualvisits.core.credential.CredentialId;
import org.virtualvisits.core.kernel.OrganisationId;

/** Somebody's word about a credential, as a row of its own, which no run writes over. */
final class AcknowledgementRow {

    static final String PREFIX = "acknowledged|";

    private AcknowledgementRow() {}

    static String key(CredentialId credential) {
        return PREFIX + credential;
    }

    static TableEntity encode(OrganisationId organisation, Acknowledgement word) {
        return new RowWriter(organisation.value(), key(word.credential()))
                .text("by", word.by())
                .text("until", word.until())
                .text("at", word.at())
                .number("silences", word.silences())
                .row();
    }

    static Acknowledgement decode(TableEntity entity) {
        var row = new RowReader(entity);
        return new Acknowledgement(
                new CredentialId(entity.getRowKey().substring(PREFIX.length())),
                row.text("by"),
                LocalDate.parse(row.text("until")),
                row.instant("at"),
                row.number("silences"));
    }
}
