package org.virtualvisits.sandbox.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.virtualvisits.sandbox.graph.Practice.ROWAN;
import static org.virtualvisits.sandbox.graph.Practice.VISITS;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.graph.models.Message;
import com.microsoft.graph.models.OnlineMeeting;
import com.microsoft.graph.models.User;
import com.microsoft.kiota.serialization.Parsable;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two contracts hold what is returned: the cut of Graph's CSDL, and the classes generated for its SDK. */
class ResponseShapeTest {

    private final Practice practice = new Practice();
    private final ContractReader contract = new ContractReader(Contract.load(), "Shape");

    @AfterEach
    void close() {
        practice.close();
    }

    @Test
    void everyPropertyOfAMeetingIsOneOfGraphsWithAValueOfItsType() {
        JsonNode meeting = practice.caller
                .post(Practice.meetings(ROWAN), "{\"subject\":\"Visit\"}")
                .json();

        holds("graph.onlineMeeting", meeting, new OnlineMeeting());
        assertThat(meeting.size()).isGreaterThan(30);
    }

    @Test
    void everyPropertyOfAMessageIsOneOfGraphsWithAValueOfItsType() {
        String messages = Practice.mailbox(VISITS) + "/messages";
        JsonNode message = practice.caller.post(messages, """
                        {"subject":"Visit","singleValueExtendedProperties":[
                        {"id":"String {00020329-0000-0000-c000-000000000046} Name N","value":"1"}],
                        "attachments":[{"@odata.type":"#microsoft.graph.fileAttachment","name":"a.txt",
                        "contentBytes":"YQ=="}]}""").json();

        holds("graph.message", message, new Message());
        assertThat(message.size()).isGreaterThan(20);
        assertThat(message.path("hasAttachments").asBoolean()).isTrue();
        JsonNode attachment = practice.caller
                .get(messages + "/" + message.path("id").asText() + "?$expand=attachments")
                .json()
                .at("/attachments/0");
        assertThatCode(() -> contract.read("graph.attachment", (ObjectNode) attachment))
                .doesNotThrowAnyException();
        assertThat(attachment.path("size").asInt()).isEqualTo(1);
    }

    @Test
    void everyPropertyOfAUserIsOneOfTheSdks() {
        JsonNode user = practice.caller.get("/users/" + ROWAN.objectId()).json();

        assertThat(new User().getFieldDeserializers().keySet()).containsAll(names(user));
    }

    private void holds(String type, JsonNode body, Parsable generated) {
        assertThatCode(() -> contract.read(type, (ObjectNode) body)).doesNotThrowAnyException();
        assertThat(generated.getFieldDeserializers().keySet()).containsAll(names(body));
    }

    private static List<String> names(JsonNode body) {
        List<String> names = new ArrayList<>();
        body.fieldNames().forEachRemaining(names::add);
        names.removeIf(name -> name.startsWith("@odata."));
        return names;
    }
}
