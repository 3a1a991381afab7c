package org.virtualvisits.sandbox.memory;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.reply.CallbackId;
import org.virtualvisits.core.reply.Replies;

/** {@link Replies} in memory. Thread-safe. */
public final class InMemoryReplies implements Replies {

    private final Map<VisitId, Map<String, Answer>> answers = new ConcurrentHashMap<>();
    private final Map<VisitId, Map<CallbackId, ForStaff>> forStaff = new ConcurrentHashMap<>();

    @Override
    public Said of(VisitId visit) {
        return new Said(
                List.copyOf(answers.getOrDefault(visit, Map.of()).values()),
                List.copyOf(forStaff.getOrDefault(visit, Map.of()).values()));
    }

    @Override
    public void answer(VisitId visit, Answer answer) {
        answers.computeIfAbsent(visit, its -> new ConcurrentHashMap<>())
                .merge(answer.patient(), answer, (last, next) -> last.at().isAfter(next.at()) ? last : next);
    }

    @Override
    public void forget(VisitId visit, String patient) {
        answers.getOrDefault(visit, new ConcurrentHashMap<>()).remove(patient);
    }

    @Override
    public void note(VisitId visit, ForStaff reply) {
        forStaff.computeIfAbsent(visit, its -> new ConcurrentHashMap<>()).put(reply.reply(), reply);
    }

    @Override
    public void settle(VisitId visit, CallbackId reply) {
        forStaff.getOrDefault(visit, new ConcurrentHashMap<>()).remove(reply);
    }
}
