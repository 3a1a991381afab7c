/** Mailbox hygiene: what should not stay in mailboxes, found and, where somebody has approved it, removed (S1.37, V12). */
@NullMarked
package org.virtualvisits.core.hygiene;

import org.jspecify.annotations.NullMarked;
