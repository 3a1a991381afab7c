package org.virtualvisits.core.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.virtualvisits.core.organisation.Clinic;
import org.virtualvisits.core.organisation.Clinician;
import org.virtualvisits.core.organisation.Organisation;
import org.virtualvisits.core.template.Syntax.Node;

/** Addresses that stand in a text as words. Those of clinicians and of sending mailboxes never reach a patient (S1.6, S1.50). */
final class MailAddresses {

    private static final Pattern AT = Pattern.compile("&#0*64;|&#x0*40;|&commat;|%40", Pattern.CASE_INSENSITIVE);

    private final Set<String> ofStaff;

    MailAddresses(Organisation organisation) {
        this.ofStaff = Stream.concat(
                        organisation.clinicians().stream().flatMap(MailAddresses::of),
                        organisation.clinics().stream().map(Clinic::sender))
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    List<Fault> faults(List<Node> nodes) {
        var faults = new ArrayList<Fault>();
        nodes.forEach(node -> look(node, faults));
        return faults;
    }

    private void look(Node node, List<Fault> faults) {
        switch (node) {
            case Node.Value value -> {}
            case Node.Words(var text, var line) -> look(text, line, faults);
            case Node.Block block -> {
                faults.addAll(faults(block.body()));
                faults.addAll(faults(block.otherwise()));
            }
        }
    }

    private void look(String text, int from, List<Fault> faults) {
        String words = AT.matcher(text).replaceAll("@").toLowerCase(Locale.ROOT);
        int line = from;
        for (String one : words.split("\n", -1)) {
            if (ofStaff.stream().anyMatch(one::contains)) {
                faults.add(new Fault(
                        line,
                        "a clinician's or a sending mailbox's address stands here; patients never see one (S1.6)"));
            } else if (hasAddress(one)) {
                faults.add(new Fault(line, "a mail address stands here", Fault.Kind.MAIL_ADDRESS));
            }
            line++;
        }
    }

    /** An @ between two signs of an address; a pattern over the whole text would take time that grows with its square. */
    private static boolean hasAddress(String line) {
        for (int at = line.indexOf('@'); at >= 0; at = line.indexOf('@', at + 1)) {
            if (at > 0 && at + 1 < line.length() && isOfName(line.charAt(at - 1)) && isOfName(line.charAt(at + 1))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOfName(char sign) {
        return Character.isLetterOrDigit(sign) || "._%+-".indexOf(sign) >= 0;
    }

    private static Stream<String> of(Clinician clinician) {
        return Stream.concat(clinician.userPrincipalName().stream(), clinician.objectId().stream());
    }
}
