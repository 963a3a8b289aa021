import { momentInWords } from '#server/day-words.ts';
import { hasMailServer } from '#server/mail.ts';
import { page } from '#server/page.ts';
import { mailOf } from '#server/people/mails.ts';

export const _uses = ['administration.view'] as const;

export const load = page(async (actor, { params }) => {
  const mail = await mailOf(actor, params.mail!);
  const written = momentInWords(new Date(mail.at), actor.organisation.timeZone);
  return { mail: { ...mail, written }, server: hasMailServer() };
});
