/** Contracts of the ports that the day list and the calendar feed stand on, and what the use cases do with them. */
@NullMarked
package org.virtualvisits.core.feed;

import org.jspecify.annotations.NullMarked;
