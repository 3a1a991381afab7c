package org.virtualvisits.adapters.table;

import com.azure.data.tables.models.TableEntity;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.virtualvisits.core.credential.Credential;
import org.virtualvisits.core.credential.CredentialId;
import org.virtualvisits.core.credential.Held;
import org.virtualvisits.core.credential.Registration;
import org.virtualvisits.core.credential.Telling;
import org.virtualvisits.core.kernel.OrganisationId;

/** A credential and what has been said about it, as a row. */
final class CredentialRow {

    static final String PREFIX = "credential|";

    private CredentialRow() {}

    static String key(CredentialId credential) {
        return PREFIX + credential;
    }

    static TableEntity encode(OrganisationId organisation, Held held) {
        Credential credential = held.credential();
        var row = new RowWriter(organisation.value(), key(credential.id()))
                .text("form", word(credential.form()))
                .text("objectId", credential.objectId())
                .text("appId", credential.appId())
                .text("application", credential.application())
                .text("kind", word(credential.kind()))
                .text("starts", credential.starts())
                .text("ends", credential.ends())
                .text("superseded", credential.superseded())
                .flag("own", credential.own())
                .flag("federated", credential.federated())
                .json("owners", Json.texts(credential.owners()))
                .text("entry", held.entry())
                .number("sequence", held.sequence())
                .json("told", Json.texts(held.told()))
                .flag("closed", held.closed())
                .flag("open", held.open().isPresent())
                .text("telling", held.open().map(CredentialRow::telling))
                .text("gone", held.gone());
        held.step().ifPresent(step -> row.number("step", step));
        return row.row();
    }

    static Held decode(TableEntity entity) {
        var row = new RowReader(entity);
        var credential = new Credential(
                new CredentialId(entity.getRowKey().substring(PREFIX.length())),
                Registration.Form.valueOf(constant(row.text("form"))),
                row.text("objectId"),
                row.text("appId"),
                row.text("application"),
                Credential.Kind.valueOf(constant(row.text("kind"))),
                row.instant("starts"),
                row.instant("ends"),
                row.maybe("superseded").map(CredentialId::new),
                row.flag("own"),
                row.flag("federated"),
                Json.texts(row.json("owners")));
        return new Held(
                credential,
                row.maybeNumber("step")
                        .map(step -> OptionalInt.of(step.intValue()))
                        .orElse(OptionalInt.empty()),
                row.text("entry"),
                row.number("sequence"),
                Json.texts(row.json("told")),
                row.flag("closed"),
                row.flag("open") ? Optional.of(telling(row.json("telling"))) : Optional.empty(),
                row.maybeInstant("gone"));
    }

    private static ObjectNode telling(Telling telling) {
        ObjectNode node = Json.object().put("kind", word(telling.kind())).put("step", telling.step());
        node.set(
                "readers",
                Json.array(
                        telling.readers(),
                        reader -> Json.object()
                                .put("address", reader.address())
                                .put("progress", word(reader.progress()))));
        return node;
    }

    private static Telling telling(JsonNode node) {
        return new Telling(
                Telling.Kind.valueOf(constant(Json.text(node, "kind"))),
                node.required("step").asInt(),
                Json.list(
                        node.required("readers"),
                        reader -> new Telling.Reader(
                                Json.text(reader, "address"),
                                Telling.Progress.valueOf(constant(Json.text(reader, "progress"))))));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String constant(String word) {
        return word.toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
