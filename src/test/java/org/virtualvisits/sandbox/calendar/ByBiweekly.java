package org.virtualvisits.sandbox.calendar;

import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.io.text.ICalReader;
import biweekly.property.DateOrDateTimeProperty;
import biweekly.property.ValuedProperty;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What biweekly reads. */
final class ByBiweekly {

    private ByBiweekly() {}

    static List<List<Reading>> read(List<String> calendars) {
        return calendars.stream().map(ByBiweekly::read).toList();
    }

    private static List<Reading> read(String text) {
        try (ICalReader reader = new ICalReader(text)) {
            ICalendar calendar = reader.readNext();
            if (calendar == null || !reader.getWarnings().isEmpty() || reader.readNext() != null) {
                throw new IllegalStateException("not one sound calendar: " + reader.getWarnings());
            }
            return calendar.getEvents().stream()
                    .map(event -> reading(value(calendar.getMethod()), event))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Reading reading(String method, VEvent event) {
        return new Reading(
                method,
                event.getUid().getValue(),
                event.getSequence() == null ? 0 : event.getSequence().getValue(),
                event.getDateTimeStamp().getValue().toInstant(),
                value(event.getStatus()),
                instant(event.getDateStart()),
                instant(event.getDateEnd()),
                value(event.getSummary()),
                value(event.getDescription()));
    }

    private static Instant instant(DateOrDateTimeProperty property) {
        return property.getValue().toInstant();
    }

    private static String value(@Nullable ValuedProperty<String> property) {
        return property == null ? "" : property.getValue();
    }
}
