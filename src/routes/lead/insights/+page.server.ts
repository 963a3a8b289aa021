import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { submit } from '#server/form.ts';
import { waiverChosen, waiverForm } from '#server/insights/insight-waivers.form.ts';
import { leadingOf, takeUpFinding, waiveFinding } from '#server/insights/leading-page.ts';
import { page } from '#server/page.ts';
import type { Actor } from '#server/people/actor.ts';

export const _uses = ['insight.view', 'insight.waive'] as const;

export const load = page(async (actor, { url }) => {
  if (actor.leads.size === 0 && actor.manages.size > 0) redirect(303, '/lead/fair-shares');
  const teamId = teamAsked(actor, url);
  return { leading: teamId ? await leadingOf(actor, teamId) : null };
});

/** The team that an address names, or the first that one leads. */
const teamAsked = ({ leads }: Actor, { searchParams }: URL): string | null =>
  z.uuid().safeParse(searchParams.get('team')).data ?? [...leads][0] ?? null;

export const actions = {
  answer: submit(waiverForm, async (actor, values, { url }) => {
    await waiveFinding(actor, teamAsked(actor, url) ?? '', values);
    return { said: 'Set aside. Your reason is kept, and holds until something changes.' };
  }),
  again: submit(waiverChosen, async (actor, { waiverId }) => {
    await takeUpFinding(actor, waiverId);
    return { said: 'Taken up again.' };
  }),
};
