package org.virtualvisits;

import org.virtualvisits.core.reply.CallbackCalls;
import org.virtualvisits.core.reply.Callbacks;
import org.virtualvisits.core.reply.Consents;
import org.virtualvisits.core.reply.HelpTexts;
import org.virtualvisits.core.reply.Replies;

/** What consent, replies and receipts need from the world. */
public record ReplyPorts(
        Callbacks callbacks, CallbackCalls calls, Consents consents, Replies replies, HelpTexts help) {}
