package org.virtualvisits.core.feed;

import java.time.LocalDate;
import java.util.Optional;
import org.virtualvisits.core.kernel.OrganisationId;

/**
 * One page of an organisation's list: a day in the zone of each visit's clinic (V10), or the page of what has no day.
 *
 * @param date empty for visits without a start
 */
public record Day(OrganisationId organisation, Optional<LocalDate> date) {}
