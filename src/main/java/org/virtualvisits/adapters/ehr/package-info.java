/** EHRs over FHIR's REST API: signing in, asking, and never being led into a private network. */
@NullMarked
package org.virtualvisits.adapters.ehr;

import org.jspecify.annotations.NullMarked;
