// Mails as another's mail program reads them: RFC 5322 text in base64 in, what its reader would see out.
import PostalMime from 'postal-mime';
import { answerLines } from './lines.mjs';

await answerLines({
  async parse({ mime }) {
    const mail = await PostalMime.parse(Buffer.from(mime, 'base64'), { attachmentEncoding: 'utf8' });
    return {
      subject: mail.subject ?? '',
      from: mail.from?.address ?? '',
      to: (mail.to ?? []).map((one) => one.address),
      others: [...(mail.cc ?? []), ...(mail.bcc ?? [])].map((one) => one.address),
      text: mail.text ?? '',
      html: mail.html ?? '',
      language: mail.headers.find((header) => header.key === 'content-language')?.value ?? '',
      parts: mail.attachments.map(({ mimeType, method, disposition, content }) => ({
        type: mimeType,
        method: method ?? '',
        disposition: disposition ?? '',
        content,
      })),
    };
  },
});
