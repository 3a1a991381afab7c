/* Reads calendars with libical, for InstalledReader.java, which says what is written. */
#include <libical/ical.h>
#include <stdio.h>
#include <stdlib.h>

static char *whole(const char *path) {
    FILE *file = fopen(path, "rb");
    if (file == NULL || fseek(file, 0, SEEK_END) != 0) {
        perror(path);
        exit(2);
    }
    long size = ftell(file);
    rewind(file);
    char *text = calloc(1, size + 1);
    if (text == NULL || fread(text, 1, size, file) != (size_t)size) {
        perror(path);
        exit(2);
    }
    fclose(file);
    return text;
}

/* By the VTIMEZONE that stands in the calendar. */
static long long seconds(icalcomponent *calendar, icalcomponent *event, icalproperty_kind kind) {
    icalproperty *property = icalcomponent_get_first_property(event, kind);
    if (property == NULL) {
        fprintf(stderr, "a time is missing\n");
        exit(1);
    }
    struct icaltimetype time = icalproperty_get_datetime_with_component(property, calendar);
    return icaltime_as_timet_with_zone(time, icaltime_get_timezone(time));
}

static const char *text(const char *value) {
    return value == NULL ? "" : value;
}

static const char *status(icalcomponent *event) {
    icalproperty *property = icalcomponent_get_first_property(event, ICAL_STATUS_PROPERTY);
    return property == NULL ? "" : icalproperty_get_value_as_string(property);
}

static void print(icalcomponent *calendar, icalcomponent *event) {
    icalproperty *method = icalcomponent_get_first_property(calendar, ICAL_METHOD_PROPERTY);
    printf("%s\x1f%s\x1f%d\x1f%lld\x1f", method == NULL ? "" : icalproperty_get_value_as_string(method),
           text(icalcomponent_get_uid(event)), icalcomponent_get_sequence(event),
           seconds(calendar, event, ICAL_DTSTAMP_PROPERTY));
    printf("%s\x1f%lld\x1f%lld\x1f%s\x1f%s\x1e", status(event), seconds(calendar, event, ICAL_DTSTART_PROPERTY),
           seconds(calendar, event, ICAL_DTEND_PROPERTY), text(icalcomponent_get_summary(event)),
           text(icalcomponent_get_description(event)));
}

int main(int count, char **paths) {
    for (int at = 1; at < count; at++) {
        char *read = whole(paths[at]);
        icalcomponent *calendar = icalparser_parse_string(read);
        free(read);
        if (calendar == NULL || !icalrestriction_check(calendar) || icalcomponent_count_errors(calendar) != 0) {
            fprintf(stderr, "%s: not a sound calendar\n", paths[at]);
            return 1;
        }
        for (icalcomponent *event = icalcomponent_get_first_component(calendar, ICAL_VEVENT_COMPONENT); event != NULL;
             event = icalcomponent_get_next_component(calendar, ICAL_VEVENT_COMPONENT)) {
            print(calendar, event);
        }
        icalcomponent_free(calendar);
        putchar('\x1d');
    }
    return 0;
}
