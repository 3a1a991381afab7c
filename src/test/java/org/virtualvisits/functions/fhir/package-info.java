/** Tests of reading FHIR. */
@NullMarked
package org.virtualvisits.functions.fhir;

import org.jspecify.annotations.NullMarked;
