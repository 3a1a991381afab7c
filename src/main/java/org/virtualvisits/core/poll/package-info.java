/** Asks EHRs what has changed, so that a webhook that never came is not missed. */
@NullMarked
package org.virtualvisits.core.poll;

import org.jspecify.annotations.NullMarked;
