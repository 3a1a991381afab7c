package org.virtualvisits.core.template;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.virtualvisits.core.notice.Notice;
import org.virtualvisits.core.notice.SmsText;
import org.virtualvisits.core.notice.Templates.BrokenTemplate;
import org.virtualvisits.core.notice.Templates.Part;
import org.virtualvisits.core.organisation.Organisation;
import org.virtualvisits.core.template.Syntax.Node;

/**
 * Says why a text must not be sent to patients: each reason, at once. What it says is not wrong can be filled with every
 * message's data, has the link where the visit stands, and shows outside of mails' bodies nothing of whom it is about.
 */
public final class CheckTemplate {

    /** An invite is to stay below 1,600 octets, of which a rule of time zones and our own lines take 1,000. */
    private static final int LONGEST_DESCRIPTION = 600;

    /** As much as a calendar shows. */
    private static final int LONGEST_TITLE = 120;

    private static final Set<Part> SHOWN_TO_OTHERS = Set.of(Part.SUBJECT, Part.INVITE_SUMMARY, Part.INVITE_DESCRIPTION);

    private static final Set<String> PERSONAL = Set.of(
            "patient.title",
            "patient.given_name",
            "patient.family_name",
            "patient.display_name",
            "provider.display_name",
            "appointment.appointment_type_description",
            "preparation");

    private final TemplateLanguage language;
    private final MadeUp madeUp;
    private final int mostParts;

    /**
     * Keeps its ports.
     *
     * @param mostParts how many parts a text message may have
     */
    public CheckTemplate(TemplateLanguage language, MadeUp madeUp, int mostParts) {
        this.language = language;
        this.madeUp = madeUp;
        this.mostParts = mostParts;
    }

    /** How many parts a text message may have. */
    public int mostParts() {
        return mostParts;
    }

    /** Why it must not be published; empty if nothing is wrong. */
    List<Fault> faults(Organisation organisation, Slot slot, String text) {
        Syntax.Parsed parsed = Syntax.read(text);
        List<Map<String, Object>> messages = madeUp.messages(organisation, slot);
        if (messages.isEmpty()) {
            return List.of(new Fault(0, "the organisation has no clinic that this could be of"));
        }
        Usage usage = Usage.of(parsed.nodes(), Variables.of(messages.getFirst()));
        var faults = new ArrayList<>(parsed.faults());
        faults.addAll(usage.faults());
        faults.addAll(ofLinks(slot.name(), parsed.nodes(), usage));
        faults.addAll(personal(slot.name().part(), usage, parsed.nodes()));
        faults.addAll(new MailAddresses(organisation).faults(parsed.nodes()));
        if (slot.name().part() == Part.HTML) {
            faults.addAll(HtmlRules.faults(parsed.nodes()));
        }
        if (parsed.faults().isEmpty() && usage.faults().isEmpty()) {
            faults.addAll(ofWhatComesOut(slot, text, messages));
        }
        return faults;
    }

    private static List<Fault> ofLinks(TemplateName name, List<Node> nodes, Usage usage) {
        if (Links.mustHaveOne(name)) {
            return usage.always(nodes, Links.VARIABLES)
                    ? List.of()
                    : List.of(
                            new Fault(
                                    0,
                                    "the join link is missing, or missing in some cases: write {{patient.teams_url}} outside of blocks"));
        }
        Notice.Kind kind = name.kind();
        return usage.uses().stream()
                .filter(use -> Links.VARIABLES.contains(use.name()) && (kind.standing() || !use.linked()))
                .map(use -> new Fault(
                        use.line(),
                        kind.standing()
                                ? "a join link does not belong where others read it"
                                : "a " + TemplateName.word(kind) + " has no join link"))
                .toList();
    }

    private static List<Fault> personal(Part part, Usage usage, List<Node> nodes) {
        if (!SHOWN_TO_OTHERS.contains(part)) {
            return List.of();
        }
        Stream<Fault> shown = usage.uses().stream()
                .filter(use -> PERSONAL.contains(use.name()))
                .map(use -> personal(use.line(), use.name()));
        return Stream.concat(shown, preparation(nodes)).toList();
    }

    private static Stream<Fault> preparation(List<Node> nodes) {
        return nodes.stream()
                .flatMap(node -> node instanceof Node.Block block
                        ? Stream.concat(
                                block.helper().equals("each")
                                        ? Stream.of(personal(block.line(), block.path()))
                                        : Stream.of(),
                                Stream.concat(preparation(block.body()), preparation(block.otherwise())))
                        : Stream.of());
    }

    private static Fault personal(int line, String name) {
        return new Fault(
                line,
                name + " tells whoever sees it who the patient is or what it is about (S5.17)",
                Fault.Kind.PERSONAL_SUBJECT);
    }

    private List<Fault> ofWhatComesOut(Slot slot, String text, List<Map<String, Object>> messages) {
        var faults = new ArrayList<Fault>();
        int longest = 0;
        try {
            for (Map<String, Object> message : messages) {
                String filled = language.fillOwn(slot.name().part(), "the text", text, message);
                longest = Math.max(longest, length(slot.name().part(), filled));
                if (filled.isBlank() && faults.isEmpty()) {
                    faults.add(new Fault(0, "nothing comes out"));
                }
            }
        } catch (BrokenTemplate e) {
            return List.of(new Fault(0, String.valueOf(e.getMessage())));
        }
        faults.addAll(tooLong(slot.name().part(), longest));
        return faults;
    }

    private static int length(Part part, String filled) {
        return switch (part) {
            case SMS -> SmsText.parts(SmsText.plain(filled));
            case INVITE_DESCRIPTION -> filled.getBytes(StandardCharsets.UTF_8).length;
            case SUBJECT, INVITE_SUMMARY -> filled.length();
            case TEXT, HTML -> 0;
        };
    }

    private List<Fault> tooLong(Part part, int length) {
        int most = switch (part) {
            case SMS -> mostParts;
            case INVITE_DESCRIPTION -> LONGEST_DESCRIPTION;
            case SUBJECT, INVITE_SUMMARY -> LONGEST_TITLE;
            case TEXT, HTML -> 0;
        };
        String unit = switch (part) {
            case SMS -> "parts";
            case INVITE_DESCRIPTION -> "octets";
            case SUBJECT, INVITE_SUMMARY, TEXT, HTML -> "characters";
        };
        return length <= most
                ? List.of()
                : List.of(new Fault(0, "it is too long: " + length + " " + unit + ", and " + most + " are the most"));
    }
}
