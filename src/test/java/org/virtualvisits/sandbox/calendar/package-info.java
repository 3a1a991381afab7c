/** Calendars as other people's programs read them. Never shipped. */
@NullMarked
package org.virtualvisits.sandbox.calendar;

import org.jspecify.annotations.NullMarked;
