/** Invites as iCalendar objects (RFC 5545), written with ical4j. */
@NullMarked
package org.virtualvisits.adapters.icalendar;

import org.jspecify.annotations.NullMarked;
