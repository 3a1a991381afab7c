package org.virtualvisits.adapters.graph;

import com.microsoft.graph.models.BodyType;
import com.microsoft.graph.models.EmailAddress;
import com.microsoft.graph.models.FileAttachment;
import com.microsoft.graph.models.InternetMessageHeader;
import com.microsoft.graph.models.ItemBody;
import com.microsoft.graph.models.Message;
import com.microsoft.graph.models.Recipient;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.virtualvisits.core.notice.Messenger.Invite;
import org.virtualvisits.core.notice.Messenger.Mail;

/**
 * A mail as Graph's own message, with the invite as a file. It has one body, HTML, from which Exchange makes the plain
 * text; and it is from the mailbox under the mailbox's own name.
 */
final class MailAsJson {

    private MailAsJson() {}

    static Message write(Mail mail) {
        var message = new Message();
        message.setSubject(MailFields.oneLine(mail.subject()));
        message.setBody(body(mail.html()));
        message.setToRecipients(List.of(to(mail.to())));
        // Graph takes no headers but X-ones; for Exchange this one is Auto-Submitted.
        message.setInternetMessageHeaders(List.of(header("X-Auto-Response-Suppress", "All")));
        mail.invite().ifPresent(invite -> message.setAttachments(List.of(attached(invite))));
        return message;
    }

    private static ItemBody body(String html) {
        var body = new ItemBody();
        body.setContentType(BodyType.Html);
        body.setContent(html);
        return body;
    }

    private static Recipient to(String address) {
        var bare = new EmailAddress();
        bare.setAddress(address);
        var recipient = new Recipient();
        recipient.setEmailAddress(bare);
        return recipient;
    }

    private static InternetMessageHeader header(String name, String value) {
        var header = new InternetMessageHeader();
        header.setName(name);
        header.setValue(value);
        return header;
    }

    private static FileAttachment attached(Invite invite) {
        var file = new FileAttachment();
        file.setName("invite.ics");
        file.setContentType(MailFields.calendarType(invite.method()));
        file.setContentBytes(invite.ics().getBytes(StandardCharsets.UTF_8));
        return file;
    }
}
