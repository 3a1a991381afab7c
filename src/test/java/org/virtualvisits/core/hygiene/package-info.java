/** Mailbox hygiene, as promised. */
@NullMarked
package org.virtualvisits.core.hygiene;

import org.jspecify.annotations.NullMarked;
