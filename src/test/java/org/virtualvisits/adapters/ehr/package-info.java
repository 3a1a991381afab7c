/** Tests of asking EHRs over HTTP. */
@NullMarked
package org.virtualvisits.adapters.ehr;

import org.jspecify.annotations.NullMarked;
