/** Can the app, each clinic and each clinician hold a visit, and if not, what exactly mends it: known before one is booked. */
@NullMarked
package org.virtualvisits.core.readiness;

import org.jspecify.annotations.NullMarked;
