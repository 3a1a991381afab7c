package org.virtualvisits.core.feed;

import java.time.YearMonth;
import org.virtualvisits.core.kernel.OrganisationId;

/**
 * One month of a clinician's calendar, in UTC.
 *
 * @param clinician the clinician's id in the organisation's configuration
 */
public record Month(OrganisationId organisation, String clinician, YearMonth month) {}
