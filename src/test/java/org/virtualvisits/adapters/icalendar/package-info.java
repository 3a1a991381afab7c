/** Invites, judged by golden files, by ical.js and by the zones' own rules. */
@NullMarked
package org.virtualvisits.adapters.icalendar;

import org.jspecify.annotations.NullMarked;
