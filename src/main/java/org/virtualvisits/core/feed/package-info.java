/** The clinicians' side: the day list, the calendar feed, who may see them, and the indexes they are read from. */
@NullMarked
package org.virtualvisits.core.feed;

import org.jspecify.annotations.NullMarked;
