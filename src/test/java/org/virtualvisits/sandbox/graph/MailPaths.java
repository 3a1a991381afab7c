package org.virtualvisits.sandbox.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The calls on a user's messages, and {@code sendMail}. */
final class MailPaths {

    private final Tenant tenant;
    private final MailStore store;
    private final MessageRules rules;
    private final MessageShape shape;
    private final MessageList list;
    private final Outbox outbox;
    private final InstantSource clock;

    MailPaths(Tenant tenant, MailStore store, Contract contract, Throttle throttle, Ids ids, InstantSource clock) {
        this.tenant = tenant;
        this.store = store;
        this.rules = new MessageRules(new ContractReader(contract, "RequestBodyRead"));
        this.shape = new MessageShape(contract, ids);
        this.list = new MessageList(store, shape);
        this.outbox = new Outbox(store, shape, throttle, clock);
        this.clock = clock;
    }

    static GraphError itemNotFound() {
        return new GraphError(404, "ErrorItemNotFound", "The specified object was not found in the store.");
    }

    /** Answers a call whose first segments are {@code users}, an id, and a part of the mailbox. */
    Answer answer(Call call) {
        SimulatedUser owner = owner(call.segments().get(1));
        List<String> path = call.segments().subList(2, call.segments().size());
        Answer answer = switch (path.getFirst()) {
            case "messages" -> messages(call, owner, path.subList(1, path.size()));
            case "mailFolders" -> folder(call, owner, path.subList(1, path.size()));
            default -> sendMail(call, owner, path);
        };
        return call.prefers("IdType=ImmutableId")
                ? answer.with("Preference-Applied", "IdType=\"ImmutableId\"")
                : answer;
    }

    private SimulatedUser owner(String id) {
        SimulatedUser owner = tenant.byIdOrName(id)
                .orElseThrow(() ->
                        new GraphError(404, "ErrorInvalidUser", "The requested user '%s' is invalid.".formatted(id)));
        if (!owner.mailbox().online()) {
            throw new GraphError(
                    404,
                    "MailboxNotEnabledForRESTAPI",
                    "The mailbox is either inactive, soft-deleted, or is hosted on-premise.");
        }
        return owner;
    }

    private Answer messages(Call call, SimulatedUser owner, List<String> below) {
        if (below.isEmpty()) {
            return switch (call.method()) {
                case "GET" -> list.answer(call, owner, message -> true);
                case "POST" -> create(call, owner);
                default -> throw GraphError.methodNotAllowed();
            };
        }
        if (below.size() == 1) {
            return one(call, owner, below.getFirst());
        }
        if (below.size() > 2) {
            throw GraphError.noSegment(below.get(2));
        }
        return action(call, owner, below.getFirst(), below.getLast().replace("microsoft.graph.", ""));
    }

    private Answer folder(Call call, SimulatedUser owner, List<String> below) {
        if (below.size() != 2 || !below.getLast().equals("messages")) {
            throw GraphError.noSegment("mailFolders");
        }
        String asked = below.getFirst();
        StoredMessage.Folder folder = Arrays.stream(StoredMessage.Folder.values())
                .filter(each -> each.id().equals(asked) || each.wellKnownName().equals(asked.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(MailPaths::itemNotFound);
        if (!call.method().equals("GET")) {
            throw GraphError.methodNotAllowed();
        }
        return list.answer(call, owner, message -> message.folder() == folder);
    }

    private Answer create(Call call, SimulatedUser owner) {
        MimeMail.Read read = read(call, call.isJson() ? call.json() : Json.object());
        ObjectNode draft = shape.draft(read.message(), read.content(), owner, clock.instant());
        StoredMessage stored = store.add(owner.objectId(), StoredMessage.Folder.DRAFTS, draft, read.content());
        return entity(call, owner, 201, stored);
    }

    private MimeMail.Read read(Call call, ObjectNode json) {
        String type = call.header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        if (type.startsWith("text/plain")) {
            return MimeMail.read(call.body());
        }
        if (!call.isJson()) {
            throw new GraphError(
                    415, "RequestBodyRead", "The media type '%s' is not supported for the body.".formatted(type));
        }
        ObjectNode message = rules.toCreate(json);
        return new MimeMail.Read(message, MailContent.of(message));
    }

    private Answer one(Call call, SimulatedUser owner, String id) {
        return switch (call.method()) {
            case "GET" ->
                entity(call, owner, 200, store.find(owner.objectId(), id).orElseThrow(MailPaths::itemNotFound));
            case "PATCH" -> entity(call, owner, 200, patched(owner, id, call.json()));
            case "DELETE" -> delete(owner, id);
            default -> throw GraphError.methodNotAllowed();
        };
    }

    private StoredMessage patched(SimulatedUser owner, String id, ObjectNode body) {
        return store.change(owner.objectId(), id, message -> {
                    ObjectNode changes = rules.toPatch(body, message.isDraft());
                    ObjectNode next = message.properties().deepCopy();
                    JsonNode named = changes.remove(ExtendedProperties.NAME);
                    if (named != null) {
                        next.set(
                                ExtendedProperties.NAME,
                                ExtendedProperties.merged(next.path(ExtendedProperties.NAME), named));
                    }
                    next.setAll(changes);
                    MailContent content =
                            changes.has("body") ? message.content().withBody(next) : message.content();
                    return message.with(shape.touched(next, clock.instant()), content);
                })
                .orElseThrow(MailPaths::itemNotFound);
    }

    /** Once into Deleted Items, from there into the part of the mailbox no call can see. */
    private Answer delete(SimulatedUser owner, String id) {
        StoredMessage message = store.find(owner.objectId(), id).orElseThrow(MailPaths::itemNotFound);
        if (message.folder() == StoredMessage.Folder.DELETED_ITEMS) {
            store.remove(owner.objectId(), id);
        } else {
            store.move(owner.objectId(), id, StoredMessage.Folder.DELETED_ITEMS);
        }
        return Answer.empty(204);
    }

    private Answer action(Call call, SimulatedUser owner, String id, String action) {
        if (!action.equals("send") && !action.equals("permanentDelete")) {
            throw GraphError.noSegment(action);
        }
        if (!call.method().equals("POST")) {
            throw GraphError.methodNotAllowed();
        }
        if (action.equals("send")) {
            outbox.sendDraft(owner, id);
            return Answer.empty(202);
        }
        if (!store.remove(owner.objectId(), id)) {
            throw itemNotFound();
        }
        return Answer.empty(204);
    }

    private Answer sendMail(Call call, SimulatedUser owner, List<String> path) {
        if (path.size() > 1) {
            throw GraphError.noSegment(path.get(1));
        }
        if (!call.method().equals("POST")) {
            throw GraphError.methodNotAllowed();
        }
        SendMailBody body = call.isJson() ? SendMailBody.of(call.json()) : SendMailBody.MIME;
        MimeMail.Read read = read(call, body.message());
        outbox.sendNew(owner, read.message(), read.content(), body.saveToSentItems());
        return Answer.empty(202);
    }

    private Answer entity(Call call, SimulatedUser owner, int status, StoredMessage message) {
        ObjectNode body = Json.object().put("@odata.context", MessageList.context(owner) + "/$entity");
        body.setAll(shape.seen(call, message));
        return Answer.json(status, body);
    }
}
