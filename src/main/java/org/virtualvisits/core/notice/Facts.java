package org.virtualvisits.core.notice;

import java.time.Instant;
import org.virtualvisits.core.kernel.ClinicId;

/**
 * What a notice says of the visit: the part whose change patients are told.
 *
 * @param clinician the name patients read, or empty text if none is shown
 */
public record Facts(Instant start, Instant end, ClinicId clinic, String clinician) {}
