import { z } from 'zod';
import { pageAsked } from '#server/asked.ts';
import { today } from '#server/clock.ts';
import { id } from '#server/fields.ts';
import { submit } from '#server/form.ts';
import { checkThanks } from '#server/insights/thanks-check.ts';
import { page } from '#server/page.ts';
import { thanksChoices } from '#server/support/recognition-choices.ts';
import { thanksLists, thanksOf, thanksPageSize } from '#server/support/recognition-list.ts';
import { thanksFormOf } from '#server/support/recognitions.form.ts';
import { giveThanks, readThanks } from '#server/support/recognitions.ts';

export const _uses = ['recognition.list', 'recognition.give', 'recognition.read'] as const;

export const load = page(async (actor, { url }) => {
  const asked = url.searchParams.get('list');
  const list = thanksLists.find((name) => name === asked) ?? null;
  const to = z.uuid().safeParse(url.searchParams.get('to')).data ?? null;
  const lists = await thanksOf(actor, list ? { list, page: pageAsked(url) } : {});
  return {
    lists,
    choices: list === null ? await thanksChoices(actor, to) : null,
    ...{ list, to, page: list ? lists[list].page : 1, size: thanksPageSize, timeZone: actor.organisation.timeZone },
    inATeam: actor.leads.size + actor.manages.size + actor.memberOf.size > 0,
    unheeded: asked && !list ? [`“${asked}” is no list of thanks: all three are shown.`] : [],
  };
});

export const actions = {
  give: submit(
    (actor) => thanksFormOf(actor.personId, today(actor.organisation.timeZone)),
    async (actor, { noted, ...thanks }) => {
      if (!noted && checkThanks(thanks).findings.length > 0) return { handsBack: true };
      const { id: given } = await giveThanks(actor, thanks);
      return { to: `/lead/thanks/${given}`, said: 'Given. They see it on their Today.' };
    },
  ),
  read: submit(z.object({ thanksId: id('Choose the thanks') }), async (actor, { thanksId }) => {
    await readThanks(actor, thanksId);
    return { said: 'Whoever thanked you sees that you read it.' };
  }),
};
