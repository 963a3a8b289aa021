// Every part in every state, for those who build and check it. In production it is not there unless LEADWELL_GALLERY is 1.
import { error, fail } from '@sveltejs/kit';
import { sentIn } from '#server/form.ts';
import { dev } from '$app/env';
import type { Actions, PageServerLoad } from './$types';

const open = () => dev || process.env.LEADWELL_GALLERY === '1';

export const load: PageServerLoad = () => {
  if (!open()) error(404, 'There is no page at this address.');
  return {};
};

async function typedIn(request: Request) {
  const typed: Record<string, string | string[]> = {};
  const form = await sentIn(request);
  for (const name of new Set(form.keys())) {
    const values = form.getAll(name).map(String);
    typed[name] = values.length > 1 ? values : (values[0] ?? '');
  }
  return typed;
}

export const actions: Actions = {
  refuse: async ({ request }) =>
    fail(422, {
      values: await typedIn(request),
      problems: {
        objective: ['Enter an objective'],
        target: ['Enter the target as a number, like 78%'],
        due: ['Enter the date as a real date, like 27 3 2026'],
        channel: ['Choose a channel'],
        authorised: ['Enter who authorised it'],
        true: ['Tick this when it is your own work'],
        file: ['Choose a file of at most 20 MB'],
      },
    }),
  conflict: async ({ request }) =>
    fail(409, {
      values: await typedIn(request),
      problems: {},
      message: 'Priya Nair saved this plan at 3:12pm.',
      conflict: { theirs: { objective: 'Triage every damp report within two hours', why: '' } },
    }),
};
