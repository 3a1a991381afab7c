package org.virtualvisits.sandbox.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.virtualvisits.sandbox.graph.Practice.KIM;
import static org.virtualvisits.sandbox.graph.Practice.LEE;
import static org.virtualvisits.sandbox.graph.Practice.VISITS;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailPathsTest {

    private static final String MESSAGES = Practice.mailbox(VISITS) + "/messages";
    private static final String SEND_MAIL = Practice.mailbox(VISITS) + "/sendMail";
    private static final String[] IMMUTABLE = {"Prefer", "IdType=\"ImmutableId\""};
    private static final String NOTICE = "String {00020329-0000-0000-C000-000000000046} Name VisitNotice";
    private static final String DRAFT = """
            {"subject":"Your appointment","body":{"contentType":"HTML","content":"<p>Join</p>"},
            "toRecipients":[{"emailAddress":{"address":"alex@example.org"}}],
            "internetMessageHeaders":[{"name":"x-notice","value":"n1"}],
            "singleValueExtendedProperties":[{"id":"%s","value":"n1"}]}""".formatted(NOTICE);

    private final Practice practice = new Practice();
    private final Caller caller = practice.caller;

    @AfterEach
    void close() {
        practice.close();
    }

    @Test
    void aDraftIsCreatedAndNothingIsSentYet() {
        Caller.Reply draft = caller.post(MESSAGES, DRAFT);

        assertThat(draft.status()).isEqualTo(201);
        assertThat(draft.json().path("isDraft").asBoolean()).isTrue();
        assertThat(draft.json().path("internetMessageId").asText()).matches("<.+@.+>");
        assertThat(draft.json().at("/from/emailAddress/address").asText()).isEqualTo(VISITS.mail());
        assertThat(draft.json().has("singleValueExtendedProperties")).isFalse();
        assertThat(practice.graph.sentMail()).isEmpty();
    }

    @Test
    void sendingADraftOnceSendsItAndTwiceDoesNot() {
        String id = caller.post(MESSAGES, DRAFT, IMMUTABLE).json().path("id").asText();

        assertThat(send(id).status()).isEqualTo(202);
        assertThat(send(id).status()).isEqualTo(400);

        assertThat(practice.graph.sentMail()).singleElement().satisfies(mail -> {
            assertThat(mail.from()).isEqualTo(VISITS.mail());
            assertThat(mail.to()).containsExactly("alex@example.org");
            assertThat(mail.subject()).isEqualTo("Your appointment");
            assertThat(mail.htmlBody()).isEqualTo("<p>Join</p>");
            assertThat(mail.textBody()).isEmpty();
            assertThat(mail.headers()).containsKey("x-notice");
            assertThat(mail.messageId()).isEqualTo(id);
            assertThat(mail.sentAt()).isEqualTo(practice.clock.instant());
        });
    }

    @Test
    void ofTwoWhoSendOneDraftAtOnceOneSendsIt() {
        String id = caller.post(MESSAGES, DRAFT, IMMUTABLE).json().path("id").asText();
        var one = caller.postLater(MESSAGES + "/" + id + "/send", "");
        var other = caller.postLater(MESSAGES + "/" + id + "/send", "");

        assertThat(List.of(one.join().statusCode(), other.join().statusCode())).containsExactlyInAnyOrder(202, 400);
        assertThat(practice.graph.sentMail()).hasSize(1);
    }

    @Test
    void theImmutableIdStaysAfterSendingAndTheDefaultIdDoesNot() {
        String fixed = caller.post(MESSAGES, DRAFT, IMMUTABLE).json().path("id").asText();
        String moving = caller.get(MESSAGES + "/" + fixed).json().path("id").asText();
        assertThat(moving).isNotEqualTo(fixed);

        send(moving);

        assertThat(caller.get(MESSAGES + "/" + moving).code()).isEqualTo("ErrorItemNotFound");
        assertThat(send(moving).status()).isEqualTo(404);
        Caller.Reply sent = caller.get(MESSAGES + "/" + fixed, IMMUTABLE);
        assertThat(sent.json().path("id").asText()).isEqualTo(fixed);
        assertThat(sent.json().path("isDraft").asBoolean(true)).isFalse();
        assertThat(sent.header("Preference-Applied")).contains("ImmutableId");
    }

    @Test
    void aMessageIsFoundByItsNamedPropertyBeforeAndAfterSending() {
        String id = caller.post(MESSAGES, DRAFT, IMMUTABLE).json().path("id").asText();
        String query = MESSAGES + "?$filter=" + Caller.encoded(any(NOTICE, "n1")) + "&$select=id,isDraft&$expand="
                + Caller.encoded("singleValueExtendedProperties($filter=id eq '" + NOTICE + "')");

        Caller.Reply drafts = caller.get(query, IMMUTABLE);
        send(id);
        Caller.Reply sent = caller.get(query, IMMUTABLE);

        assertThat(drafts.json().at("/value/0/isDraft").asBoolean()).isTrue();
        assertThat(sent.json().at("/value/0/isDraft").asBoolean(true)).isFalse();
        assertThat(sent.json().at("/value/0/id").asText()).isEqualTo(id);
        assertThat(sent.json()
                        .at("/value/0/singleValueExtendedProperties/0/value")
                        .asText())
                .isEqualTo("n1");
        assertThat(sent.json().at("/value/0").has("subject")).isFalse();
        assertThat(caller.get(MESSAGES + "?$filter=" + Caller.encoded(any(NOTICE, "n2")))
                        .json()
                        .path("value"))
                .isEmpty();
    }

    @Test
    void aListIsPagedToItsEndWithItsQueryKept() {
        for (int i = 0; i < 5; i++) {
            caller.post(MESSAGES, DRAFT);
        }
        caller.post(MESSAGES, DRAFT.replace("\"n1\"", "\"other\""));

        Set<String> seen = new HashSet<>();
        int pages = 0;
        String next = MESSAGES + "?$top=2&$filter=" + Caller.encoded(any(NOTICE, "n1"));
        while (!next.isEmpty()) {
            Caller.Reply page = caller.get(next);
            page.json()
                    .path("value")
                    .forEach(message -> seen.add(message.path("id").asText()));
            pages++;
            next = page.json()
                    .path("@odata.nextLink")
                    .asText("")
                    .replace(practice.graph.baseUrl().toString(), "");
        }

        assertThat(seen).hasSize(5);
        assertThat(pages).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "internetMessageId eq '%s'|1",
                "internetMessageId eq '<other@example.org>'|0",
                "isDraft eq true and subject eq 'Your appointment'|1",
                "isDraft eq false|0",
                "createdDateTime ge 2026-11-30T09:00:00Z|1",
                "createdDateTime gt 2026-11-30T09:00:00Z|0"
            })
    void aListIsFiltered(String filter, int found) {
        String messageId =
                caller.post(MESSAGES, DRAFT).json().path("internetMessageId").asText();

        Caller.Reply reply = caller.get(MESSAGES + "?$filter=" + Caller.encoded(filter.formatted(messageId)));

        assertThat(reply.json().path("value")).hasSize(found);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "$filter=nonsense",
                "$filter=subject%20eq%20'a'%20or%20subject%20eq%20'b'",
                "$top=0",
                "$top=1001",
                "$select=nhsNumber",
                "$expand=singleValueExtendedProperties"
            })
    void aQueryThatIsNotUnderstoodIsRefused(String query) {
        caller.post(MESSAGES, DRAFT);

        assertThat(caller.get(MESSAGES + "?" + query).status()).isEqualTo(400);
    }

    @Test
    void aDraftCanBeChangedAndASentMessageOnlyInItsMarks() {
        String path = MESSAGES + "/"
                + caller.post(MESSAGES, DRAFT, IMMUTABLE).json().path("id").asText();
        String named = "{\"singleValueExtendedProperties\":[{\"id\":\"%s\",\"value\":\"n9\"}]}".formatted(NOTICE);

        assertThat(caller.patch(path, "{\"subject\":\"New\",\"body\":{\"contentType\":\"text\",\"content\":\"Hi\"}}")
                        .json()
                        .path("subject")
                        .asText())
                .isEqualTo("New");
        caller.send(caller.request("POST", path + "/send", ""));

        assertThat(practice.graph.sentMail().getFirst().subject()).isEqualTo("New");
        assertThat(practice.graph.sentMail().getFirst().textBody()).isEqualTo("Hi");
        assertThat(caller.patch(path, "{\"subject\":\"Late\"}").code())
                .isEqualTo("ErrorInvalidPropertyUpdateSentMessage");
        assertThat(caller.patch(path, named).status()).isEqualTo(200);
        assertThat(caller.get(MESSAGES + "?$filter=" + Caller.encoded(any(NOTICE, "n9")))
                        .json()
                        .path("value"))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"title\":\"x\"}|RequestBodyRead",
                "{\"body\":\"x\"}|RequestBodyRead",
                "{\"importance\":\"urgent\"}|RequestBodyRead",
                "{\"isDraft\":false}|ErrorInvalidPropertySet",
                "{\"internetMessageHeaders\":[{\"name\":\"List-Id\",\"value\":\"x\"}]}|InvalidInternetMessageHeader",
                "{\"singleValueExtendedProperties\":[{\"id\":\"Notice\",\"value\":\"x\"}]}|ErrorInvalidArgument",
                "{\"attachments\":[{\"name\":\"visit.ics\"}]}|RequestBodyRead",
                "{\"attachments\":[{\"@odata.type\":\"#microsoft.graph.fileAttachment\",\"contentBytes\":\"?\"}]}|RequestBodyRead"
            })
    void aDraftThatBreaksTheRulesIsRefused(String body, String code) {
        Caller.Reply reply = caller.post(MESSAGES, body);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.code()).isEqualTo(code);
    }

    @Test
    void sendMailSendsAnAttachedInviteAndKeepsACopyOnlyIfAsked() {
        String ics = "QkVHSU46VkNBTEVOREFSDQpFTkQ6VkNBTEVOREFSDQo=";
        String attached = DRAFT.replaceFirst("\\{", """
                {"attachments":[{"@odata.type":"#microsoft.graph.fileAttachment","name":"visit.ics",
                "contentType":"text/calendar; method=REQUEST; charset=UTF-8","contentBytes":"%s"}],""".formatted(ics));

        assertThat(caller.post(SEND_MAIL, "{\"message\":" + attached + ",\"saveToSentItems\":false}")
                        .status())
                .isEqualTo(202);
        assertThat(caller.get(MESSAGES).json().path("value")).isEmpty();
        assertThat(caller.post(SEND_MAIL, "{\"Message\":" + DRAFT + "}").status())
                .isEqualTo(202);
        assertThat(caller.get(Practice.mailbox(VISITS) + "/mailFolders/sentitems/messages")
                        .json()
                        .path("value"))
                .hasSize(1);
        assertThat(practice.graph.sentMail()).hasSize(2);

        assertThat(practice.graph.sentMail().getFirst().calendar())
                .isEqualTo(new CalendarPart("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "REQUEST", true));
        assertThat(practice.graph.sentMail().getFirst().messageId()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"subject\":\"no recipient\"}|400|ErrorInvalidRecipients",
                "{\"toRecipients\":[{\"emailAddress\":{\"address\":\"alex\"}}]}|400|ErrorInvalidRecipients",
                "{\"toRecipients\":[{\"emailAddress\":{\"address\":\"alex@example.org\"}}],\"from\":{\"emailAddress\":{\"address\":\"sam@example.nhs.uk\"}}}|403|ErrorSendAsDenied"
            })
    void whatMayNotBeSentIsRefused(String message, int status, String code) {
        Caller.Reply reply = caller.post(SEND_MAIL, "{\"message\":" + message + "}");

        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.code()).isEqualTo(code);
        assertThat(practice.graph.sentMail()).isEmpty();
    }

    @Test
    void aDeletedMessageIsInDeletedItemsUntilItIsDeletedAgain() {
        String path = MESSAGES + "/"
                + caller.post(MESSAGES, DRAFT, IMMUTABLE).json().path("id").asText();
        String folder = caller.get(path).json().path("parentFolderId").asText();

        assertThat(caller.delete(path).status()).isEqualTo(204);
        assertThat(caller.get(path).json().path("parentFolderId").asText()).isNotEqualTo(folder);
        assertThat(caller.get(Practice.mailbox(VISITS) + "/mailFolders/DeletedItems/messages")
                        .json()
                        .path("value"))
                .hasSize(1);
        assertThat(caller.delete(path).status()).isEqualTo(204);
        assertThat(caller.get(path).status()).isEqualTo(404);
        assertThat(caller.get(Practice.mailbox(VISITS) + "/mailFolders/recoverableitemsdeletions/messages")
                        .json()
                        .path("value"))
                .hasSize(1);
    }

    @Test
    void aPermanentDeleteRemovesTheMessageAtOnce() {
        String path =
                MESSAGES + "/" + caller.post(MESSAGES, DRAFT).json().path("id").asText();

        assertThat(caller.send(caller.request("POST", path + "/permanentDelete", ""))
                        .status())
                .isEqualTo(204);
        assertThat(caller.get(MESSAGES).json().path("value")).isEmpty();
        assertThat(caller.send(caller.request("POST", path + "/permanentDelete", ""))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void anAccountWithoutAMailboxOnlineAndAnAccountThatIsNoneGetTheirOwnErrors() {
        assertThat(caller.post(Practice.mailbox(KIM) + "/messages", DRAFT).code())
                .isEqualTo("MailboxNotEnabledForRESTAPI");
        assertThat(caller.post(Practice.mailbox(LEE) + "/sendMail", "{}").code())
                .isEqualTo("MailboxNotEnabledForRESTAPI");
        assertThat(caller.get("/users/nobody@example.org/messages").code()).isEqualTo("ErrorInvalidUser");
        practice.graph.tenant().mailbox(KIM.objectId(), Mailbox.USER);
        assertThat(caller.post(Practice.mailbox(KIM) + "/messages", DRAFT).status())
                .isEqualTo(201);
    }

    private Caller.Reply send(String id) {
        return caller.send(caller.request("POST", MESSAGES + "/" + id + "/send", ""));
    }

    private static String any(String id, String value) {
        return "singleValueExtendedProperties/Any(ep: ep/id eq '%s' and ep/value eq '%s')".formatted(id, value);
    }
}
