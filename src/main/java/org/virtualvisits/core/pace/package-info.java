/** How fast we go: turns at a mailbox, breakers for services that are down, lanes for work. Ids only, no patients. */
@NullMarked
package org.virtualvisits.core.pace;

import org.jspecify.annotations.NullMarked;
