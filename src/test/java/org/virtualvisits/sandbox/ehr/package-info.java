/** An EHR that can be asked over FHIR, for tests and the sandbox. */
@NullMarked
package org.virtualvisits.sandbox.ehr;

import org.jspecify.annotations.NullMarked;
