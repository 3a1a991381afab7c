package org.virtualvisits.adapters.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.virtualvisits.sandbox.graph.FaultPlan.answering;

import com.microsoft.graph.models.Message;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.virtualvisits.core.kernel.Attention;
import org.virtualvisits.core.notice.Delivery;
import org.virtualvisits.core.notice.Messenger.Invite;
import org.virtualvisits.core.notice.Messenger.Mail;
import org.virtualvisits.core.pace.Hindrance;
import org.virtualvisits.sandbox.graph.CalendarPart;
import org.virtualvisits.sandbox.graph.FaultPlan;
import org.virtualvisits.sandbox.graph.Mailbox;
import org.virtualvisits.sandbox.graph.RecordedRequest;
import org.virtualvisits.sandbox.graph.SentMail;

final class GraphMailTest {

    private static final String CREATE = "/messages$";
    private static final String SEND = "/send$";
    private static final String EVIL = "x\r\nBcc: eve@example.net\r\n\r\nextra";

    private final SimulatedGraph stand = new SimulatedGraph();
    private final Mail mail = Letters.invitation();

    @AfterEach
    void close() {
        stand.close();
    }

    @ParameterizedTest
    @EnumSource
    void aMailReachesItsReaderWithItsInvite(InviteForm form) {
        Delivery delivery = mails(form).send(mail, false);

        SentMail sent = onlySent();
        assertThat(delivery).isEqualTo(new Delivery.Accepted(sent.internetMessageId()));
        assertThat(sent.from()).isEqualTo(SimulatedGraph.CLINIC);
        assertThat(sent.to()).containsExactly(Letters.READER);
        assertThat(sent.cc()).isEmpty();
        assertThat(sent.bcc()).isEmpty();
        assertThat(sent.subject()).isEqualTo(Letters.SUBJECT);
        assertThat(sent.htmlBody()).isEqualTo(Letters.HTML);
        assertThat(sent.calendar()).isEqualTo(new CalendarPart(Letters.ICS, "REQUEST", form == InviteForm.ATTACHED));
        assertThat(sent.headers()).containsEntry("x-auto-response-suppress", List.of("All"));
    }

    @Test
    void anInlineInviteComesWithPlainTextAndAMessageIdOfOurs() {
        mails(InviteForm.INLINE).send(mail, false);

        assertThat(onlySent().textBody().replace("\r\n", "\n")).isEqualTo(Letters.TEXT);
        assertThat(onlySent().internetMessageId()).isEqualTo("<" + Letters.KEY + "@example.nhs.uk>");
    }

    @ParameterizedTest
    @EnumSource
    void aMailWithoutAnInviteHasNoCalendarPart(InviteForm form) {
        mails(form).send(Letters.of("k-1", "Clinic", "Reminder", "en", Optional.empty()), false);

        assertThat(onlySent().calendar()).isNull();
    }

    @ParameterizedTest
    @EnumSource
    void aFirstAttemptLooksForNothing(InviteForm form) {
        mails(form).send(mail, false);

        assertThat(stand.graph.requests()).extracting(RecordedRequest::method).doesNotContain("GET");
    }

    @ParameterizedTest
    @EnumSource
    void aMailSentUnseenIsNotSentAgain(InviteForm form) {
        stand.graph.plan(answering("lost", "POST", SEND, 503).afterEffect().times(1));

        assertThat(mails(form).send(mail, false))
                .isEqualTo(new Delivery.Later(Duration.ofSeconds(60), Hindrance.UNANSWERED));
        assertThat(mails(form).send(mail, true))
                .isEqualTo(new Delivery.Accepted(onlySent().internetMessageId()));
        assertThat(stand.graph.sentMail()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void aDraftLeftByARunThatDiedIsSentOnceAndNotWrittenAgain(InviteForm form) {
        stand.graph.plan(answering("died", "POST", SEND, 502)
                .with(FaultPlan.Body.DROP_CONNECTION)
                .times(1));

        assertThat(mails(form).send(mail, false)).isInstanceOf(Delivery.Later.class);
        assertThat(mails(form).send(mail, true)).isInstanceOf(Delivery.Accepted.class);
        assertThat(stand.graph.sentMail()).hasSize(1);
        assertThat(created()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void aDraftWrittenUnseenIsFoundAndNotWrittenAgain(InviteForm form) {
        stand.graph.plan(answering("lost", "POST", CREATE, 503)
                .with(FaultPlan.Body.HTML)
                .afterEffect()
                .times(1));

        assertThat(mails(form).send(mail, false)).isInstanceOf(Delivery.Later.class);
        assertThat(mails(form).send(mail, true)).isInstanceOf(Delivery.Accepted.class);
        assertThat(stand.graph.sentMail()).hasSize(1);
        assertThat(created()).isEqualTo(1);
    }

    @Test
    void aDraftIsNotSentBeforeItIsMarked() {
        stand.graph.plan(answering("unmarked", "PATCH", "/messages/", 503).times(1));

        assertThat(mails(InviteForm.INLINE).send(mail, false)).isInstanceOf(Delivery.Later.class);
        assertThat(stand.graph.sentMail()).isEmpty();
        assertThat(mails(InviteForm.INLINE).send(mail, true)).isInstanceOf(Delivery.Accepted.class);
        assertThat(stand.graph.sentMail()).hasSize(1);
        assertThat(created()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void anAttemptThatNeverReachedGraphIsMadeUpFor(InviteForm form) {
        assertThat(mails(form).send(mail, true)).isInstanceOf(Delivery.Accepted.class);
        assertThat(stand.graph.sentMail()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void anotherNoticeOfTheSameVisitIsAnotherMail(InviteForm form) {
        mails(form).send(mail, false);
        mails(form).send(Letters.invitation(Letters.KEY.replace("000001", "000002")), true);

        assertThat(stand.graph.sentMail()).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource
    void aMailRefusedBecauseItIsSentAlreadyIsAccepted(InviteForm form) {
        stand.graph.plan(answering("already", "POST", SEND, 400).afterEffect().times(1));

        assertThat(mails(form).send(mail, false))
                .isEqualTo(new Delivery.Accepted(onlySent().internetMessageId()));
    }

    @ParameterizedTest
    @CsvSource({"INLINE, 400", "INLINE, 403", "ATTACHED, 400", "ATTACHED, 403"})
    void aMailRefusedForGoodLeavesNoDraftBehind(InviteForm form, int status) {
        stand.graph.plan(answering("refused", "POST", SEND, status));

        Attention attention = refusal(mails(form).send(mail, false));

        assertThat(attention.code()).isEqualTo(Attention.Code.NOTICE_FAILED);
        assertThat(attention.what() + attention.fix()).doesNotContainIgnoringCase("ada", "okonkwo");
        assertThat(inTheMailbox()).isEmpty();
    }

    @Test
    void anApplicationThatMayNotSendIsShownTheCommandsThatLetIt() {
        stand.graph.plan(answering("denied", "POST", CREATE, 403));

        assertThat(refusal(mails(InviteForm.INLINE).send(mail, false)).fix())
                .contains("New-ManagementRoleAssignment -App \"" + SimulatedGraph.APP
                        + "\" -Role \"Application Mail.Send\" -CustomResourceScope VirtualVisits")
                .contains("-Role \"Application Mail.ReadWrite\"")
                .contains("PrimarySmtpAddress -eq '" + SimulatedGraph.CLINIC + "'");
    }

    @Test
    void aSenderWithoutAMailboxIsShownHowToGetOne() {
        stand.graph.tenant().mailbox(SimulatedGraph.VISITS, Mailbox.ON_PREMISES);

        assertThat(refusal(mails(InviteForm.INLINE).send(mail, false)).fix())
                .contains("New-Mailbox -Shared", SimulatedGraph.CLINIC);
    }

    @Test
    void aSenderThatIsNobodyIsShownHowToBecomeOne() {
        Mail fromNobody =
                Letters.of("k-1", "nobody@example.nhs.uk", "Clinic", Letters.READER, "Visit", "en", Optional.empty());

        assertThat(refusal(mails(InviteForm.ATTACHED).send(fromNobody, true)).what())
                .contains("nobody@example.nhs.uk");
    }

    @ParameterizedTest
    @CsvSource({"401", "404"})
    void whatMayYetBeFoundIsLookedForLater(int status) {
        stand.graph.plan(answering("odd", "POST", SEND, status));

        assertThat(mails(InviteForm.INLINE).send(mail, false))
                .isEqualTo(new Delivery.Later(Duration.ofSeconds(60), Hindrance.UNSURE));
        assertThat(inTheMailbox()).hasSize(1);
    }

    @Test
    void aBusyMailboxIsTriedWhenItSaysAndNotBefore() {
        stand.graph.plan(answering("busy", "POST", CREATE, 429).retryAfter("120"));

        assertThat(mails(InviteForm.INLINE).send(mail, false))
                .isEqualTo(new Delivery.Later(Duration.ofMinutes(2), Hindrance.THROTTLED));
        assertThat(stand.graph.requests()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void aMailboxThatIsBusyOnceThereIsADraftIsTriedWhenItSaysAndTheDraftIsLookedFor(InviteForm form) {
        stand.graph.plan(answering("busy", "POST", SEND, 429).retryAfter("17").times(1));

        Delivery busy = mails(form).send(mail, false);

        assertThat(busy).isEqualTo(new Delivery.Later(Duration.ofSeconds(17), Hindrance.INTERRUPTED));
        assertThat(Hindrance.INTERRUPTED.isWithoutEffect())
                .as("else the draft with a patient's message would stay behind")
                .isFalse();
        assertThat(mails(form).send(mail, true)).isInstanceOf(Delivery.Accepted.class);
        assertThat(created()).isEqualTo(1);
    }

    @Test
    void aMailboxThatIsBusyWhenTheDraftIsMarkedLeavesADraftToLookFor() {
        stand.graph.plan(answering("busy", "PATCH", ".*", 429).retryAfter("17").times(1));

        assertThat(mails(InviteForm.INLINE).send(mail, false))
                .isEqualTo(new Delivery.Later(Duration.ofSeconds(17), Hindrance.INTERRUPTED));
    }

    @Test
    void whenSigningInFailsTheMailWaitsAndTheOperatorIsTold() {
        stand.graph.plan(answering("stranger", "POST", CREATE, 401));

        assertThat(mails(InviteForm.INLINE).send(mail, false)).isInstanceOfSatisfying(Delivery.Barred.class, barred -> {
            assertThat(barred.attention().code()).isEqualTo(Attention.Code.MESSAGES_BARRED);
            assertThat(barred.attention().fix()).contains(SimulatedGraph.APP);
        });
    }

    @Test
    void aRunThatHasTakenTooLongDoesNotBeginToSend() {
        var slow = new GraphMail(
                stand.client, InviteForm.INLINE, SimulatedGraph.APP, new SteppingClock(Duration.ofSeconds(81)));

        assertThat(slow.send(mail, false)).isInstanceOf(Delivery.Later.class);
        assertThat(stand.graph.sentMail()).isEmpty();
        assertThat(mails(InviteForm.INLINE).send(mail, true)).isInstanceOf(Delivery.Accepted.class);
        assertThat(created()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void aLineBreakInANameOrSubjectMakesNoHeader(InviteForm form) {
        mails(form).send(Letters.of("k-1", EVIL, EVIL, "en", Optional.empty()), false);

        assertThat(onlySent().headers()).doesNotContainKey("bcc");
        assertThat(onlySent().bcc()).isEmpty();
        assertThat(onlySent().to()).containsExactly(Letters.READER);
        assertThat(onlySent().subject()).isEqualTo("x Bcc: eve@example.net extra");
        assertThat(onlySent().htmlBody()).isEqualTo(Letters.HTML);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada.okonkwo@example.org\r\nBcc: eve@example.net",
                "ada.okonkwo@example.org, eve@example.net",
                "Ada Okonkwo <ada.okonkwo@example.org>",
                ""
            })
    void whatIsNotOneAddressIsNeitherReaderNorSender(String address) {
        Mail toEvil = Letters.of("k-1", SimulatedGraph.CLINIC, "Clinic", address, "Visit", "en", Optional.empty());
        Mail fromEvil = Letters.of("k-1", address, "Clinic", Letters.READER, "Visit", "en", Optional.empty());

        assertThat(refusal(mails(InviteForm.INLINE).send(toEvil, false)).code()).isEqualTo(Attention.Code.BAD_EMAIL);
        assertThat(refusal(mails(InviteForm.INLINE).send(fromEvil, true)).what())
                .isEqualTo("The clinic's sender is not a mail address.");
        assertThat(stand.graph.requests()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void whatOnlyWeMakeIsRefusedWhereItIsNotWhatWeMake(InviteForm form) {
        Mail evilKey = Letters.of(EVIL, "Clinic", "Visit", "en", Optional.empty());
        Mail evilMethod = Letters.of("k-1", "Clinic", "Visit", "en", Optional.of(new Invite(EVIL, Letters.ICS)));

        assertThatThrownBy(() -> mails(form).send(evilKey, false)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> mails(form).send(evilKey, true)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> mails(form).send(evilMethod, false)).isInstanceOf(IllegalArgumentException.class);
        assertThat(stand.graph.requests()).isEmpty();
    }

    private GraphMail mails(InviteForm form) {
        return new GraphMail(stand.client, form, SimulatedGraph.APP, stand.clock);
    }

    private SentMail onlySent() {
        assertThat(stand.graph.sentMail()).hasSize(1);
        return stand.graph.sentMail().getFirst();
    }

    private long created() {
        return stand.graph.requests().stream()
                .filter(request -> request.method().equals("POST"))
                .filter(request -> request.path().endsWith("/messages"))
                .count();
    }

    private List<Message> inTheMailbox() {
        stand.graph.clearFaults();
        return Objects.requireNonNull(Objects.requireNonNull(stand.client
                        .users()
                        .byUserId(SimulatedGraph.CLINIC)
                        .messages()
                        .get())
                .getValue());
    }

    private static Attention refusal(Delivery delivery) {
        assertThat(delivery).isInstanceOf(Delivery.Refused.class);
        return ((Delivery.Refused) delivery).attention();
    }
}
