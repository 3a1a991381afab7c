package org.virtualvisits.sandbox.graph;

import org.jspecify.annotations.Nullable;

/**
 * The iCalendar object a mail carried.
 *
 * @param text the object as sent, decoded from its transfer encoding
 * @param method the {@code method} parameter of its content type, without which clients show a file and no invitation
 * @param attached whether it came as an attachment, not as a body part in its own right
 */
public record CalendarPart(String text, @Nullable String method, boolean attached) {}
