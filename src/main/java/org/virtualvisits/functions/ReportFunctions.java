package org.virtualvisits.functions;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.TimerTrigger;
import org.virtualvisits.core.hygiene.MailedEvidence;
import org.virtualvisits.core.report.MailReports;

/** The timer that mails reports. */
public final class ReportFunctions {

    private final TimerRuns timers;
    private final MailedEvidence evidence;
    private final MailReports mail;

    /** Keeps its use cases. */
    public ReportFunctions(TimerRuns timers, MailedEvidence evidence, MailReports mail) {
        this.timers = timers;
        this.evidence = evidence;
        this.mail = mail;
    }

    /** Plans the evidence of sweeps that are over, and mails what is planned; nearly always that is nothing. */
    @FunctionName("mail-reports")
    public void mail(
            @TimerTrigger(name = "timer", schedule = "45 */5 * * * *") String timer, ExecutionContext context) {
        timers.run(context, () -> "reports planned=" + evidence.plan() + " mailed=" + mail.run(), () -> {
            mail.forget();
            return "reports forgotten";
        });
    }
}
