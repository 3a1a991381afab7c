package org.virtualvisits.sandbox.memory;

import org.virtualvisits.core.reply.Replies;
import org.virtualvisits.core.reply.RepliesContract;

final class InMemoryRepliesTest extends RepliesContract {

    private final Replies replies = new InMemoryReplies();

    @Override
    protected Replies replies() {
        return replies;
    }
}
