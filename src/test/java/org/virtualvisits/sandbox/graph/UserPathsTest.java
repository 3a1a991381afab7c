package org.virtualvisits.sandbox.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.virtualvisits.sandbox.graph.Practice.ROWAN;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserPathsTest {

    private final Practice practice = new Practice();
    private final Caller caller = practice.caller;

    @AfterEach
    void close() {
        practice.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"11111111-1111-4111-8111-111111111111", "rowan@example.nhs.uk", "ROWAN@example.nhs.uk"})
    void aUserIsFoundByObjectIdAndByPrincipalName(String name) {
        Caller.Reply reply = caller.get("/users/" + name + "?$select=id,mail,accountEnabled");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().path("id").asText()).isEqualTo(ROWAN.objectId());
        assertThat(reply.json().path("accountEnabled").asBoolean()).isTrue();
        assertThat(reply.json().has("displayName")).isFalse();
    }

    @Test
    void accountEnabledComesOnlyWhenItIsSelected() {
        assertThat(caller.get("/users/" + ROWAN.objectId()).json().has("accountEnabled"))
                .isFalse();
    }

    @Test
    void aUserWhoWasRemovedIsNotFound() {
        practice.graph.tenant().remove(ROWAN.objectId());

        Caller.Reply reply = caller.get("/users/" + ROWAN.objectId());

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.code()).isEqualTo("Request_ResourceNotFound");
    }

    @Test
    void selectingWhatAUserDoesNotHaveIsRefused() {
        assertThat(caller.get("/users/" + ROWAN.objectId() + "?$select=nhsNumber")
                        .code())
                .isEqualTo("BadRequest");
    }
}
