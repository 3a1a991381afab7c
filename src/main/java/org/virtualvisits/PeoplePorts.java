package org.virtualvisits;

import java.util.function.Supplier;
import org.virtualvisits.core.feed.Addresses;
import org.virtualvisits.core.feed.Days;
import org.virtualvisits.core.feed.FeedCalendar;
import org.virtualvisits.core.feed.Feeds;
import org.virtualvisits.core.feed.Months;
import org.virtualvisits.core.feed.StaffRoles;
import org.virtualvisits.core.feed.Traces;
import org.virtualvisits.core.join.RecoverRequests;

/**
 * What the day list, the calendar feed and the recovery of links need from the world.
 *
 * @param secrets draws texts nobody can guess, at least 128 bits each, of letters and digits
 */
public record PeoplePorts(
        Days days,
        Months months,
        Addresses addresses,
        Traces traces,
        Feeds feeds,
        StaffRoles roles,
        RecoverRequests recoveries,
        FeedCalendar calendar,
        Supplier<String> secrets) {}
