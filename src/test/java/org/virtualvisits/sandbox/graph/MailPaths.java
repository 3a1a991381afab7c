package org.virtualvisits.sandbox.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The calls on a user's messages, and {@code sendMail}. */
final class MailPaths {

    private final Tenant tenant;
    private final MailStore store;
    private final MessageBodies bodies;
    private final MessageShape shape;
    private final MessageList list;
    private final Outbox outbox;
    private final InstantSource clock;

    MailPaths(Tenant tenant, MailStore store, Contract contract, Throttle throttle, Ids ids, InstantSource clock) {
        this.tenant = tenant;
        this.store = store;
        this.shape = new MessageShape(contract, ids);
        MessageRules rules = new MessageRules(new ContractReader(contract, "RequestBodyRead"));
        this.bodies = new MessageBodies(rules, shape, store, clock);
        this.list = new MessageList(store, shape);
        this.outbox = new Outbox(store, shape, throttle, clock);
        this.clock = clock;
    }

    static GraphError itemNotFound() {
        return new GraphError(404, "ErrorItemNotFound", "The specified object was not found in the store.");
    }

    /** Answers a call whose first segments are {@code users}, an id, and a part of the mailbox. */
    Answer answer(Call call) {
        SimulatedUser owner = owner(tenant, call.segments().get(1));
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

    /** Whose mailbox it is; refuses where Graph cannot reach one. */
    static SimulatedUser owner(Tenant tenant, String id) {
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
                case "GET" ->
                    list.answer(call, owner, message -> message.folder() != StoredMessage.Folder.RECOVERABLE_ITEMS);
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
        StoredMessage.Folder folder = folder(asked);
        if (!call.method().equals("GET")) {
            throw GraphError.methodNotAllowed();
        }
        return list.answer(call, owner, message -> message.folder() == folder);
    }

    private static StoredMessage.Folder folder(String asked) {
        return Arrays.stream(StoredMessage.Folder.values())
                .filter(each -> each.id().equals(asked) || each.wellKnownName().equals(asked.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(MailPaths::itemNotFound);
    }

    private Answer create(Call call, SimulatedUser owner) {
        MimeMail.Read read = bodies.read(call, call.isJson() ? call.json() : Json.object());
        ObjectNode draft = shape.draft(read.message(), read.content(), owner, clock.instant());
        StoredMessage stored = store.add(owner.objectId(), StoredMessage.Folder.DRAFTS, draft, read.content());
        return entity(call, owner, 201, stored);
    }

    private Answer one(Call call, SimulatedUser owner, String id) {
        return switch (call.method()) {
            case "GET" ->
                entity(
                        call,
                        owner,
                        200,
                        store.find(owner.objectId(), id)
                                .filter(message -> message.folder() != StoredMessage.Folder.RECOVERABLE_ITEMS)
                                .orElseThrow(MailPaths::itemNotFound));
            case "PATCH" -> entity(call, owner, 200, bodies.patched(owner.objectId(), id, call.json()));
            case "DELETE" -> delete(owner, id);
            default -> throw GraphError.methodNotAllowed();
        };
    }

    /** Once into Deleted Items, from there into what can still be recovered. */
    private Answer delete(SimulatedUser owner, String id) {
        StoredMessage message = store.find(owner.objectId(), id).orElseThrow(MailPaths::itemNotFound);
        if (message.folder() == StoredMessage.Folder.DELETED_ITEMS) {
            store.change(owner.objectId(), id, there -> store.moved(there, StoredMessage.Folder.RECOVERABLE_ITEMS));
        } else {
            store.change(owner.objectId(), id, there -> store.moved(there, StoredMessage.Folder.DELETED_ITEMS));
        }
        return Answer.empty(204);
    }

    private Answer action(Call call, SimulatedUser owner, String id, String action) {
        if (!Set.of("send", "permanentDelete", "move").contains(action)) {
            throw GraphError.noSegment(action);
        }
        if (!call.method().equals("POST")) {
            throw GraphError.methodNotAllowed();
        }
        if (action.equals("send")) {
            outbox.sendDraft(owner, id);
            return Answer.empty(202);
        }
        if (action.equals("move")) {
            StoredMessage.Folder to = folder(call.json().path("destinationId").asText());
            return store.change(owner.objectId(), id, there -> store.moved(there, to))
                    .map(moved -> entity(call, owner, 201, moved))
                    .orElseThrow(MailPaths::itemNotFound);
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
        MimeMail.Read read = bodies.read(call, body.message());
        outbox.sendNew(owner, read.message(), read.content(), body.saveToSentItems());
        return Answer.empty(202);
    }

    private Answer entity(Call call, SimulatedUser owner, int status, StoredMessage message) {
        ObjectNode body = Json.object().put("@odata.context", MessageList.context(owner) + "/$entity");
        body.setAll(shape.seen(call, message));
        return Answer.json(status, body);
    }
}
