import { page } from '#server/page.ts';
import { developmentOf } from '#server/people/development.ts';
import { levelWords } from '#server/people/skills.form.ts';

export const _uses = ['skill.view', 'skill.view-team'] as const;

export const load = page(async (actor, { url }) => ({
  ...(await developmentOf(actor, url.searchParams.get('team'))),
  self: actor.personId,
  levelWords,
}));
