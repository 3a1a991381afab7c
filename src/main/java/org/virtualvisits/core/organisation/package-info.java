/** Configuration as data: organisations, clinics, appointment types, clinicians, and who may call for them. */
@NullMarked
package org.virtualvisits.core.organisation;

import org.jspecify.annotations.NullMarked;
