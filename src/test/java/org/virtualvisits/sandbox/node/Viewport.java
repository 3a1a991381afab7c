package org.virtualvisits.sandbox.node;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZoneId;

/**
 * How a person looks at a page: the size of the window in CSS pixels, whether scripts run, the language they ask for (a BCP 47 tag),
 * the zone of their device, and whether they prefer a dark scheme.
 */
public record Viewport(int width, int height, boolean scripts, String language, ZoneId zone, boolean dark) {

    public static final Viewport DESKTOP = of(1280, 800);
    public static final Viewport PHONE = of(390, 844);

    /** 320 CSS pixels: where content must still fit without sideways scrolling (WCAG 2.2, 1.4.10 Reflow). */
    public static final Viewport NARROW = of(320, 568);

    public static Viewport of(int width, int height) {
        return new Viewport(width, height, true, "en-GB", ZoneId.of("Europe/London"), false);
    }

    public Viewport withoutScripts() {
        return new Viewport(width, height, false, language, zone, dark);
    }

    public Viewport language(String tag) {
        return new Viewport(width, height, scripts, tag, zone, dark);
    }

    public Viewport zone(ZoneId elsewhere) {
        return new Viewport(width, height, scripts, language, elsewhere, dark);
    }

    public Viewport inTheDark() {
        return new Viewport(width, height, scripts, language, zone, true);
    }

    ObjectNode toJson() {
        ObjectNode json = NodeDriver.JSON
                .createObjectNode()
                .put("locale", language)
                .put("timezoneId", zone.getId())
                .put("colorScheme", dark ? "dark" : "light");
        json.putObject("viewport").put("width", width).put("height", height);
        return json;
    }
}
