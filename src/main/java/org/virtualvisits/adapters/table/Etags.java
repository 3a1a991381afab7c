package org.virtualvisits.adapters.table;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.rest.Response;
import com.azure.data.tables.models.TableEntity;

/** The versions of rows. */
final class Etags {

    /** Where the SDK keeps a row's ETag; {@link TableEntity} has no setter. */
    private static final String PROPERTY = "odata.etag";

    private Etags() {}

    /** The ETag of a row just written. azure-core cuts the header's closing quote off, without which it matches nothing. */
    static String written(Response<?> response) {
        String etag = response.getHeaders().getValue(HttpHeaderName.ETAG);
        return etag.endsWith("\"") ? etag : etag + "\"";
    }

    /** The row, to be written only over that version. */
    static TableEntity over(String etag, TableEntity row) {
        return row.addProperty(PROPERTY, etag);
    }
}
