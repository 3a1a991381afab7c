package org.virtualvisits.sandbox.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.virtualvisits.sandbox.graph.Practice.ROWAN;
import static org.virtualvisits.sandbox.graph.Practice.VISITS;

import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PermissionsTest {

    private final Practice practice = new Practice();

    @AfterEach
    void close() {
        practice.close();
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /onlineMeetings/createOrGet, OnlineMeetings.Read.All, OnlineMeetings.ReadWrite.All, Forbidden",
        "POST, /onlineMeetings, OnlineMeetings.Read.All, OnlineMeetings.ReadWrite.All, Forbidden",
        "PATCH, /onlineMeetings/x, OnlineMeetings.Read.All, OnlineMeetings.ReadWrite.All, Forbidden",
        "GET, /onlineMeetings/x/getVirtualAppointmentJoinWebUrl(), OnlineMeetings.ReadWrite.All, VirtualAppointment.Read.All, Forbidden",
        "POST, /messages, Mail.Send, Mail.ReadWrite, ErrorAccessDenied",
        "POST, /messages/x/send, Mail.ReadWrite, Mail.Send, ErrorAccessDenied",
        "POST, /messages/x/permanentDelete, Mail.Send, Mail.ReadWrite, ErrorAccessDenied",
        "GET, /messages/x, Mail.Send, Mail.ReadWrite, ErrorAccessDenied",
        "POST, /sendMail, Mail.ReadWrite, Mail.Send, ErrorAccessDenied",
        "GET, '', Mail.ReadWrite, User.ReadBasic.All, Authorization_RequestDenied"
    })
    void aCallIsDeniedWithoutItsPermissionAndNotWithIt(
            String method, String path, String other, String needed, String code) {
        practice.graph.tenant().applicationPermissions(Set.of(other));
        Caller.Reply denied = call(method, path);
        practice.graph.tenant().applicationPermissions(Set.of(needed));
        Caller.Reply allowed = call(method, path);

        assertThat(denied.status()).isEqualTo(403);
        assertThat(denied.code()).isEqualTo(code);
        assertThat(allowed.status()).isNotEqualTo(403);
    }

    @Test
    void aMissingPermissionIsToldFromAMissingAccessPolicyByItsWordsOnly() {
        String path = Practice.meetings(VISITS) + "/createOrGet";
        Caller.Reply policy = practice.caller.post(path, "{\"externalId\":\"v\"}");
        practice.graph.tenant().applicationPermissions(Set.of("User.ReadBasic.All"));
        Caller.Reply permission = practice.caller.post(path, "{\"externalId\":\"v\"}");

        assertThat(permission.status()).isEqualTo(policy.status());
        assertThat(permission.code()).isEqualTo(policy.code());
        assertThat(policy.json().at("/error/message").asText()).containsIgnoringCase("application access policy");
        assertThat(permission.json().at("/error/message").asText())
                .isEqualTo("Missing role permissions on the request. API requires one of"
                        + " 'OnlineMeetings.ReadWrite.All'. Roles on the request 'User.ReadBasic.All'.");
    }

    private Caller.Reply call(String method, String path) {
        return practice.caller.send(practice.caller.request(method, "/users/" + ROWAN.objectId() + path, "{}"));
    }
}
