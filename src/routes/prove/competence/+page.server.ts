import { competenceList } from '#server/assessment/competence.ts';
import { page } from '#server/page.ts';

export const _uses = ['competence.list'] as const;

export const load = page(async (actor) => ({ people: await competenceList(actor) }));
