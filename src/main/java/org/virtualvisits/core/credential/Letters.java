package org.virtualvisits.core.credential;

import java.util.List;
import java.util.Map;

/** Port: the words of mails about credentials. */
public interface Letters {

    /** A mail's plain text. */
    String text(Map<String, ?> data);

    /** A mail's HTML, with every value escaped. */
    String html(Map<String, ?> data);

    /** The report as an HTML document, with every value escaped. */
    String report(Map<String, ?> data, List<Map<String, ?>> lines);
}
