package org.virtualvisits.core.feed;

import java.time.Instant;
import org.virtualvisits.core.kernel.ClinicId;
import org.virtualvisits.core.kernel.VisitId;

/**
 * A visit in a clinician's calendar: when and in which clinic, and nothing of the patient.
 *
 * @param sequence rises with each change that patients were told (RFC 5545 section 3.8.7.4)
 * @param changed when the EHR last changed it
 */
public record Slot(VisitId visit, ClinicId clinic, Instant start, Instant end, int sequence, Instant changed) {}
