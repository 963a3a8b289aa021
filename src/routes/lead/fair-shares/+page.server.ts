import { z } from 'zod';
import { submit } from '#server/form.ts';
import { answerShare, askShareAgain, fairSharesOf } from '#server/insights/fair-share-page.ts';
import { type SpanMonths, spans } from '#server/insights/fair-shares.ts';
import { waiverChosen, waiverForm } from '#server/insights/insight-waivers.form.ts';
import { page } from '#server/page.ts';
import type { Actor } from '#server/people/actor.ts';
import { unheeded } from '#server/unheeded.ts';

export const _uses = ['fair-share.view', 'fair-share.answer'] as const;

export const load = page(async (actor, { url }) => {
  const teamId = teamAsked(actor, url);
  const isSpan = (asked: string) => spans.some((span) => String(span) === asked);
  const say = (asked: string) => `“${asked}” is no span that is looked at: six months are shown.`;
  return {
    shares: teamId ? await fairSharesOf(actor, teamId, monthsAsked(url)) : null,
    unheeded: unheeded(url, [{ name: 'months', taken: isSpan, say }]),
  };
});

/** The team that an address names, or the first that one leads or manages. */
const teamAsked = ({ leads, manages }: Actor, { searchParams }: URL): string | null =>
  z.uuid().safeParse(searchParams.get('team')).data ?? [...leads, ...manages][0] ?? null;

const monthsAsked = ({ searchParams }: URL): SpanMonths =>
  spans.find((months) => String(months) === searchParams.get('months')) ?? 6;

export const actions = {
  answer: submit(waiverForm, async (actor, values, { url }) => {
    await answerShare(actor, teamAsked(actor, url) ?? '', monthsAsked(url), values);
    return { said: 'Your answer is kept. The question rests until something changes.' };
  }),
  again: submit(waiverChosen, async (actor, { waiverId }) => {
    await askShareAgain(actor, waiverId);
    return { said: 'The question is asked again.' };
  }),
};
