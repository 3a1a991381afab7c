/** A visit: what the EHR wants of it, what exists in Teams and in the patient's hands, and how the two are brought together. */
@NullMarked
package org.virtualvisits.core.visit;

import org.jspecify.annotations.NullMarked;
