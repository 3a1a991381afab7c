package org.virtualvisits.functions;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.BindingName;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.notice.Channel;
import org.virtualvisits.core.notice.MailAddress;
import org.virtualvisits.core.notice.Phones;
import org.virtualvisits.core.reply.Consent;
import org.virtualvisits.core.reply.KeepConsent;
import org.virtualvisits.functions.wire.Answer;
import org.virtualvisits.functions.wire.Fields;
import org.virtualvisits.functions.wire.Json;
import org.virtualvisits.functions.wire.Violations;

/**
 * Administrators' door to consent. An address stands in the body alone, never in the path or the query, which others log (V8).
 */
public final class ConsentFunctions {

    /** RFC 5321 §4.5.3.1.3; numbers are shorter. */
    private static final int LONGEST_ADDRESS = 254;

    private static final Set<String> REGIONS = Set.of(Locale.getISOCountries());

    private static final Set<String> SAYABLE = Set.of("given", "refused", "withdrawn", "wrong-address");

    private final AdministratorDoor door;
    private final KeepConsent keepConsent;
    private final Phones phones;

    /** Keeps its use cases. */
    public ConsentFunctions(AdministratorDoor door, KeepConsent keepConsent, Phones phones) {
        this.door = door;
        this.keepConsent = keepConsent;
        this.phones = phones;
    }

    /** POST looks an address up, PUT says whether it may be written to. */
    @FunctionName("consent")
    public HttpResponseMessage consent(
            @HttpTrigger(
                            name = "request",
                            methods = {HttpMethod.POST, HttpMethod.PUT},
                            route = "organisations/{organisation}/consent",
                            authLevel = AuthorizationLevel.FUNCTION)
                    HttpRequestMessage<Optional<String>> request,
            @BindingName("organisation") String organisation,
            ExecutionContext context) {
        return door.answered("consent", request, context, organisation, (call, id) -> {
            var violations = new Violations();
            Fields fields = Fields.of(Json.object(call.body()), violations);
            Channel channel =
                    fields.required("channel", 10, Shapes.oneOf(Set.of("sms", "email")), "must be sms or email", "sms")
                                    .equals("sms")
                            ? Channel.SMS
                            : Channel.EMAIL;
            String region = fields.read(
                            "region", 2, Shapes.oneOf(REGIONS), "must be an ISO 3166 code of two letters, such as GB")
                    .orElse("GB");
            String address = fields.required(
                    "address",
                    LONGEST_ADDRESS,
                    text -> address(channel, text, region),
                    "must be an address that a message can reach on this channel",
                    Shapes.SUBSTITUTE);
            boolean says = call.method().equals("PUT");
            String standing = says
                    ? fields.required(
                            "standing",
                            20,
                            Shapes.oneOf(SAYABLE),
                            "must be given, refused, withdrawn or wrong-address",
                            "given")
                    : "";
            fields.end();
            violations.refuseIfAny();
            return says ? said(call, id, channel, address, standing) : shown(id, channel, address);
        });
    }

    private Answer said(Call call, OrganisationId id, Channel channel, String address, String standing) {
        var its = Consent.Standing.valueOf(standing.toUpperCase(Locale.ROOT).replace('-', '_'));
        keepConsent.say(id, channel, address, its, door.person(call));
        return Answer.noContent();
    }

    private Answer shown(OrganisationId id, Channel channel, String address) {
        List<Consent> said = keepConsent.of(id, channel, address);
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("allowed", said.stream().noneMatch(Consent::bars));
        var list = node.putArray("said");
        said.forEach(consent -> list.addObject()
                .put("scope", consent.organisation().isPresent() ? "organisation" : "all")
                .put(
                        "standing",
                        consent.standing().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .put("at", consent.at().toString())
                .put("by", consent.by().who())
                .put("correlation", consent.by().correlation()));
        return Answer.json(node);
    }

    private Optional<String> address(Channel channel, String written, String region) {
        return switch (channel) {
            case EMAIL -> MailAddress.read(written);
            case SMS ->
                switch (phones.read(written, region)) {
                    case Phones.Reading.Mobile(var number) -> Optional.of(number);
                    case Phones.Reading.Fixed(var number) -> Optional.of(number);
                    case Phones.Reading.Unreadable() -> Optional.empty();
                };
        };
    }
}
