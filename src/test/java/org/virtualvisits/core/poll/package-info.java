/** Tests of asking EHRs what has changed. */
@NullMarked
package org.virtualvisits.core.poll;

import org.jspecify.annotations.NullMarked;
