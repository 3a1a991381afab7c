package org.virtualvisits.core.credential;

import java.util.List;
import java.util.Map;

/** No words: they are looked at elsewhere. Keeps what the last letter would have said. */
final class RecordingLetters implements Letters {

    private Map<String, ?> data = Map.of();
    private List<Map<String, ?>> lines = List.of();

    /** What the last one was made of. */
    Map<String, Object> data() {
        return Map.copyOf(data);
    }

    /** The lines of the last report. */
    List<Map<String, Object>> lines() {
        return lines.stream().map(Map::<String, Object>copyOf).toList();
    }

    @Override
    public String text(Map<String, ?> its) {
        data = its;
        return "text";
    }

    @Override
    public String html(Map<String, ?> its) {
        data = its;
        return "html";
    }

    @Override
    public String report(Map<String, ?> its, List<Map<String, ?>> rows) {
        data = its;
        lines = rows;
        return "report";
    }
}
