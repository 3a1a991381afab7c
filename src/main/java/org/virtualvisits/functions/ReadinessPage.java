package org.virtualvisits.functions;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.virtualvisits.core.organisation.Clinic;
import org.virtualvisits.core.organisation.Organisation;
import org.virtualvisits.core.readiness.Finding;
import org.virtualvisits.core.readiness.Fixes;
import org.virtualvisits.core.readiness.Report;
import org.virtualvisits.core.readiness.Run;
import org.virtualvisits.core.readiness.ShowReadiness;
import org.virtualvisits.core.readiness.Subject;

/**
 * The page of who can hold visits: a heading for each, so that those who listen can leap from one to the next, and under it
 * what is wrong, the command that mends it, and how soon that acts. Commands stay in English, in which they are typed.
 *
 * @param all whether those that are ready are shown as well
 * @param done the word of what the button has just done
 */
record ReadinessPage(
        Words words,
        DayQuery query,
        Organisation organisation,
        Optional<Run> run,
        ShowReadiness.Page found,
        boolean all,
        String token,
        Optional<String> done,
        Fixes fixes) {

    PageFrame.Page page() {
        var content = new ArrayList<Html>();
        done.filter(its -> words.texts().containsKey("readiness.done." + its))
                .ifPresent(its -> content.add(Html.tag("p")
                        .with("class", "done")
                        .with("role", "status")
                        .holding(words.say("readiness.done." + its))));
        content.addAll(summary());
        content.add(button());
        content.add(choice());
        content.add(list());
        found.next()
                .ifPresent(next -> content.add(link(
                        "?" + query.text() + (all ? "show=all&" : "") + "after=" + FormBody.encoded(next),
                        "readiness.next")));
        content.add(link("../day?" + query.text(), "feed.back"));
        return new PageFrame(
                        words,
                        Words.staff(),
                        organisation.name(),
                        PageStyle.STAFF,
                        query.textWithoutLanguage() + (all ? "show=all&" : ""),
                        Optional.empty())
                .around("readiness.title", content);
    }

    private List<Html> summary() {
        if (run.isEmpty()) {
            return List.of(paragraph(words.say("readiness.never")));
        }
        Run its = run.get();
        var time = new SpokenTime(zone(), words);
        Html state = Html.tag("p")
                .holding(Html.lines(
                        Html.text(words.say("readiness.state." + ReadinessJson.word(its.state()))),
                        time.say(its.ended().orElse(its.started()))));
        String figures = words.say("readiness.figures")
                .formatted(its.done(), its.total(), its.ready(), its.done() - its.ready());
        return List.of(state, paragraph(figures));
    }

    private Html button() {
        var pieces = new ArrayList<Html>();
        pieces.add(hidden("token", token));
        query.fields().forEach((name, value) -> pieces.add(hidden(name, value)));
        pieces.add(Html.tag("button").with("class", "small").holding(words.say("readiness.check")));
        return Html.tag("form")
                .with("method", "post")
                .with("action", "readiness")
                .holding(pieces);
    }

    private Html choice() {
        return Html.tag("nav")
                .with("class", "days")
                .with("aria-label", words.say("filter.title"))
                .holding(List.of(chosen("", "readiness.failing", !all), chosen("show=all&", "readiness.all", all)));
    }

    private Html chosen(String more, String key, boolean current) {
        Html.Tag link = Html.tag("a").with("href", "?" + query.text() + more);
        return (current ? link.with("aria-current", "page") : link).holding(words.say(key));
    }

    private Html list() {
        if (found.reports().isEmpty()) {
            return paragraph(words.say(run.isEmpty() ? "readiness.nothing" : "readiness.well"));
        }
        return Html.tag("ol")
                .with("class", "visits")
                .holding(found.reports().stream().map(this::entry).toList());
    }

    private Html entry(Report report) {
        var pieces = new ArrayList<Html>();
        pieces.add(Html.tag("h2").holding(name(report.subject())));
        boolean stale = !report.until().isAfter(found.now());
        String state = stale ? "readiness.stale" : report.isReady() ? "readiness.ready" : "readiness.not-ready";
        pieces.add(Html.tag("p")
                .holding(Html.lines(
                        Html.tag("strong").holding(words.say(state)),
                        Html.text(words.say("readiness.checked")),
                        new SpokenTime(zone(), words).say(report.checked()))));
        report.findings().forEach(finding -> pieces.add(finding(finding)));
        return Html.tag("li").with("class", report.isReady() ? "" : "broken").holding(pieces);
    }

    private Html finding(Finding finding) {
        return Html.tag("div")
                .with("class", "fix")
                .with("lang", "en")
                .holding(List.of(
                        paragraph(fixes.what(finding)),
                        Html.tag("p").holding(Html.tag("code").holding(fixes.fix(finding))),
                        paragraph(fixes.acts(finding))));
    }

    private String name(Subject subject) {
        return switch (subject) {
            case Subject.App only -> words.say("readiness.app");
            case Subject.OfClinic(var id) ->
                words.say("readiness.clinic") + " "
                        + organisation.clinic(id).map(Clinic::name).orElse(id.value());
            case Subject.OfClinician(var id) ->
                organisation.clinicians().stream()
                        .filter(one -> one.id().equals(id))
                        .map(one -> one.displayName() + " (" + id + ")")
                        .findFirst()
                        .orElse(id);
        };
    }

    private ZoneId zone() {
        return organisation.clinics().stream().findFirst().map(Clinic::zone).orElse(ZoneOffset.UTC);
    }

    private Html link(String target, String key) {
        return Html.tag("p").holding(Html.tag("a").with("href", target).holding(words.say(key)));
    }

    private static Html paragraph(String text) {
        return Html.tag("p").holding(text);
    }

    private static Html hidden(String name, String value) {
        return Html.tag("input")
                .with("type", "hidden")
                .with("name", name)
                .with("value", value)
                .alone();
    }
}
