import { momentInWords } from '#server/day-words.ts';
import { page } from '#server/page.ts';
import { mailOf } from '#server/people/mails.ts';

export const _uses = ['administration.view'] as const;

export const load = page(async (actor, { params }) => {
  const mail = await mailOf(actor, params.mail!);
  return { mail: { ...mail, written: momentInWords(new Date(mail.at), actor.organisation.timeZone) } };
});
