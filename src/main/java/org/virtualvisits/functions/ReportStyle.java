package org.virtualvisits.functions;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** How reports look, on a screen and on paper: one small style sheet inside the page, allowed by its digest. */
final class ReportStyle {

    private static final String CSS = """
            :root{color-scheme:light dark;--line:#c3ccd5;--soft:#8fb3d9;--dark:#0b4f9c}
            @media (prefers-color-scheme:dark){:root{--line:#4a5663;--soft:#4d79a8;--dark:#b5d6ff}}
            body{margin:0;font:16px/1.45 system-ui,sans-serif}
            main{max-width:60rem;margin:0 auto;padding:1rem}
            h1{font-size:1.5rem;margin:.2rem 0 .6rem}h2{font-size:1.1rem;margin:1.1rem 0 .3rem}
            dl{display:grid;grid-template-columns:9rem 1fr;gap:.15rem .8rem;margin:0}dt{font-weight:600}
            dd{margin:0;overflow-wrap:anywhere}
            .wide{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:.92rem}
            th,td{border-bottom:1px solid var(--line);padding:.25rem .5rem;text-align:right;white-space:nowrap}
            th:nth-child(-n+3),td:nth-child(-n+3){text-align:left}
            figure{margin:0}svg{width:100%;height:auto}svg text{font:12px system-ui,sans-serif;fill:currentColor}
            svg line{stroke:var(--line)}.due{fill:var(--soft)}.done{fill:var(--dark)}
            .small{font-size:.85rem}ul{margin:0;padding-left:1.2rem}
            @media print{main{padding:0}}
            """;

    private ReportStyle() {}

    /** The style element. */
    static Html element() {
        return Html.style(CSS);
    }

    /** What the browser may do with a report: show it. */
    static String policy() {
        return "default-src 'none'; style-src " + source()
                + "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    }

    private static String source() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(CSS.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
