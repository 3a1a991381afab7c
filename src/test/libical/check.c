/* Reads invites with libical (Evolution, KOrganizer) and names what it finds wrong: in the text, and against RFC 5546's tables. */
#include <libical/ical.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char *whole(const char *path) {
    FILE *file = fopen(path, "rb");
    size_t size = 0, room = 65536;
    char *text = malloc(room);
    if (file == NULL || text == NULL) {
        perror(path);
        exit(2);
    }
    for (size_t got; (got = fread(text + size, 1, room - size - 1, file)) > 0;) {
        size += got;
        if (size + 1 == room && (text = realloc(text, room *= 2)) == NULL) {
            perror(path);
            exit(2);
        }
    }
    fclose(file);
    text[size] = '\0';
    return text;
}

/* libical leaves its findings in the tree, as X-LIC-ERROR properties; some it leaves many times over, which are printed once. */
static int print_errors(const char *path, icalcomponent *component) {
    int errors = 0;
    const char *last = "";
    for (icalproperty *error = icalcomponent_get_first_property(component, ICAL_XLICERROR_PROPERTY); error != NULL;
         error = icalcomponent_get_next_property(component, ICAL_XLICERROR_PROPERTY)) {
        const char *words = icalproperty_get_xlicerror(error);
        if (words != NULL && strcmp(words, last) != 0) {
            printf("%s: %s: %s\n", path, icalcomponent_kind_to_string(icalcomponent_isa(component)), words);
            last = words;
        }
        errors++;
    }
    for (icalcomponent *inner = icalcomponent_get_first_component(component, ICAL_ANY_COMPONENT); inner != NULL;
         inner = icalcomponent_get_next_component(component, ICAL_ANY_COMPONENT)) {
        errors += print_errors(path, inner);
    }
    return errors;
}

static int check(const char *path) {
    char *text = whole(path);
    icalcomponent *calendar = icalparser_parse_string(text);
    free(text);
    if (calendar == NULL || icalcomponent_isa(calendar) != ICAL_VCALENDAR_COMPONENT) {
        printf("%s: not a single VCALENDAR\n", path);
        return 1;
    }
    int valid = icalrestriction_check(calendar);
    int errors = print_errors(path, calendar);
    if (!valid && errors == 0) {
        printf("%s: refused by libical without a reason\n", path);
        errors = 1;
    }
    icalcomponent_free(calendar);
    return errors;
}

int main(int count, char **paths) {
    int errors = 0;
    for (int at = 1; at < count; at++) {
        int found = check(paths[at]);
        if (found == 0) {
            printf("%s: ok\n", paths[at]);
        }
        errors += found;
    }
    return errors == 0 ? 0 : 1;
}
