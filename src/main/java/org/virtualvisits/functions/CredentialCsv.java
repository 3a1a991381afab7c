package org.virtualvisits.functions;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.virtualvisits.core.credential.Acknowledgement;
import org.virtualvisits.core.credential.Report;

/**
 * The report as CSV (RFC 4180) that is safe to open in a spreadsheet: text that would be taken for a formula gets an
 * apostrophe before it (OWASP, "CSV Injection"), since anybody who may register an application chooses its name.
 */
final class CredentialCsv {

    /** Excel reads UTF-8 only where the file begins with this. */
    private static final String MARK = "\uFEFF";

    private static final String CRLF = "\r\n";
    private static final String FORMULA = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    private static final List<String> COLUMNS = List.of(
            "credential",
            "application",
            "application_id",
            "kind",
            "expires",
            "days_left",
            "state",
            "critical",
            "owners",
            "acknowledged_by",
            "advice");

    private CredentialCsv() {}

    static String write(Report report) {
        return MARK
                + Stream.concat(
                                Stream.of(String.join(",", COLUMNS)),
                                report.lines().stream().map(CredentialCsv::line))
                        .collect(Collectors.joining(CRLF, "", CRLF));
    }

    private static String line(Report.Line line) {
        return Stream.of(
                        line.credential().id().value(),
                        safe(line.credential().application()),
                        safe(line.credential().appId()),
                        line.kind(),
                        line.expires().toString(),
                        Integer.toString(line.daysLeft()),
                        line.state().name().toLowerCase(Locale.ROOT),
                        Boolean.toString(line.credential().own()),
                        safe(String.join("; ", line.credential().owners())),
                        safe(line.acknowledged().map(Acknowledgement::by).orElse("")),
                        line.advice())
                .map(cell -> "\"" + cell.replace("\"", "\"\"") + "\"")
                .collect(Collectors.joining(","));
    }

    private static String safe(String text) {
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
