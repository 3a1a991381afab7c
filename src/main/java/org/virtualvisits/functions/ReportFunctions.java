package org.virtualvisits.functions;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.TimerTrigger;
import org.virtualvisits.core.hygiene.MailedEvidence;
import org.virtualvisits.core.report.MailReports;

/** The timer that mails reports. */
public final class ReportFunctions {

    private final MailedEvidence evidence;
    private final MailReports mail;

    /** Keeps its use cases. */
    public ReportFunctions(MailedEvidence evidence, MailReports mail) {
        this.evidence = evidence;
        this.mail = mail;
    }

    /** Plans the evidence of sweeps that are over, and mails what is planned; nearly always that is nothing. */
    @FunctionName("mail-reports")
    public void mail(
            @TimerTrigger(name = "timer", schedule = "45 */5 * * * *") String timer, ExecutionContext context) {
        String line = withoutWords();
        context.getLogger().info(() -> line + " invocation=" + context.getInvocationId());
    }

    /** The host logs what escapes, message and all; so nothing escapes but the kind of it (V8). */
    private String withoutWords() {
        try {
            return "reports planned=" + evidence.plan() + " mailed=" + mail.run();
        } catch (RuntimeException unforeseen) {
            var bare = new IllegalStateException(unforeseen.getClass().getName());
            bare.setStackTrace(unforeseen.getStackTrace());
            throw bare;
        }
    }
}
