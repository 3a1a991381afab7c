/** Appointments as FHIR servers deliver them: R4, R5 and STU3 spellings, alone or in a notification Bundle. */
@NullMarked
package org.virtualvisits.functions.fhir;

import org.jspecify.annotations.NullMarked;
