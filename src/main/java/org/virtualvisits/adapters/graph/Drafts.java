package org.virtualvisits.adapters.graph;

import com.microsoft.graph.models.Message;
import com.microsoft.graph.models.MessageCollectionResponse;
import com.microsoft.graph.models.SingleValueLegacyExtendedProperty;
import com.microsoft.graph.models.odataerrors.ODataError;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import com.microsoft.graph.users.item.messages.MessagesRequestBuilder;
import com.microsoft.kiota.HttpMethod;
import com.microsoft.kiota.RequestHeaders;
import com.microsoft.kiota.RequestInformation;
import com.microsoft.kiota.serialization.Parsable;
import com.microsoft.kiota.serialization.ParsableFactory;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.virtualvisits.core.notice.Messenger.Mail;

/**
 * Mails in a clinic's mailbox, each marked with its key in a named property that travels from Drafts to Sent Items. The
 * item's own id does not: sending makes another item, even of an immutable id.
 */
final class Drafts {

    /** Ours alone: the GUID is the property's namespace, drawn once for this product. */
    static final String MARK = "String {b1a1e0c7-5d1f-4c36-9c55-7a0b6f3e2d94} Name VirtualVisitsNotice";

    private final GraphServiceClient graph;
    private final GraphCalls calls;
    private final InviteForm form;

    Drafts(GraphServiceClient graph, GraphCalls calls, InviteForm form) {
        this.graph = graph;
        this.calls = calls;
        this.form = form;
    }

    /**
     * A mail as the mailbox holds it.
     *
     * @param messageId its Message-ID, by which recipients' servers know it
     * @param marked whether it will be found by its key once it is sent
     */
    record Held(String id, String messageId, boolean sent, boolean marked) {}

    /** What an earlier attempt left behind: by its mark, or as a draft that never got one. */
    Optional<Held> find(Mail mail) {
        String marked = "singleValueExtendedProperties/Any(ep: ep/id eq '%s' and ep/value eq '%s')"
                .formatted(MARK, MailFields.key(mail));
        String named =
                "internetMessageId eq '%s'".formatted(MailFields.messageId(mail).replace("'", "''"));
        return find(mail, marked, true)
                .or(() -> form == InviteForm.INLINE ? find(mail, named, false) : Optional.empty());
    }

    /** Writes the mail into the mailbox's Drafts. */
    Held create(Mail mail) {
        return switch (form) {
            case INLINE -> {
                RequestInformation request = mimePost(mail);
                yield held(calls.get(() -> answer(request)), false);
            }
            case ATTACHED -> {
                Message message = MailAsJson.write(mail);
                message.setSingleValueExtendedProperties(List.of(mark(mail)));
                yield held(calls.get(() -> of(mail).post(message, request -> stableIds(request.headers))), true);
            }
        };
    }

    /** Marks a draft, unless it is; before that it must not be sent. */
    void mark(Mail mail, Held draft) {
        if (!draft.marked()) {
            var change = new Message();
            change.setSingleValueExtendedProperties(List.of(mark(mail)));
            calls.run(() -> of(mail).byMessageId(draft.id()).patch(change, request -> stableIds(request.headers)));
        }
    }

    void send(Mail mail, Held draft) {
        calls.run(() -> of(mail).byMessageId(draft.id()).send().post(request -> stableIds(request.headers)));
    }

    /** Removes a draft beyond the Deleted Items, for it holds a patient's message. */
    void discard(Mail mail, Held draft) {
        calls.run(() -> of(mail).byMessageId(draft.id()).permanentDelete().post(request -> stableIds(request.headers)));
    }

    private Optional<Held> find(Mail mail, String filter, boolean marked) {
        MessageCollectionResponse page = calls.get(() -> of(mail).get(request -> {
            stableIds(request.headers);
            var query = Objects.requireNonNull(request.queryParameters);
            query.filter = filter;
            query.select = new String[] {"id", "isDraft", "internetMessageId"};
            query.top = 10;
        }));
        return Optional.ofNullable(page.getValue()).orElse(List.of()).stream()
                .map(message -> held(message, marked))
                .max(Comparator.comparing(Held::sent));
    }

    /** The SDK has no method for MIME; this is its POST with another body (Graph page "user-post-messages"). */
    private static RequestInformation mimePost(Mail mail) {
        var request = new RequestInformation(HttpMethod.POST, "{+baseurl}/users/{user%2Did}/messages", new HashMap<>());
        request.pathParameters.put("user%2Did", mail.from());
        request.headers.add("Accept", "application/json");
        stableIds(request.headers);
        String base64 = Base64.getEncoder().encodeToString(MailAsMime.write(mail));
        request.setStreamContent(new ByteArrayInputStream(base64.getBytes(StandardCharsets.US_ASCII)), "text/plain");
        return request;
    }

    private @Nullable Message answer(RequestInformation request) {
        Map<String, ParsableFactory<? extends Parsable>> errors =
                Map.of("XXX", ODataError::createFromDiscriminatorValue);
        return graph.getRequestAdapter().send(request, new HashMap<>(errors), Message::createFromDiscriminatorValue);
    }

    private MessagesRequestBuilder of(Mail mail) {
        return graph.users().byUserId(mail.from()).messages();
    }

    private static Held held(Message message, boolean marked) {
        return new Held(
                Objects.requireNonNullElse(message.getId(), ""),
                Objects.requireNonNullElse(message.getInternetMessageId(), ""),
                Boolean.FALSE.equals(message.getIsDraft()),
                marked);
    }

    private static SingleValueLegacyExtendedProperty mark(Mail mail) {
        var mark = new SingleValueLegacyExtendedProperty();
        mark.setId(MARK);
        mark.setValue(MailFields.key(mail));
        return mark;
    }

    /** Ids that stay when somebody moves the draft between our calls. */
    private static void stableIds(RequestHeaders headers) {
        headers.add("Prefer", "IdType=\"ImmutableId\"");
    }
}
