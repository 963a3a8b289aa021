import { objectivesPage } from '#server/insights/objectives-page.ts';
import { page } from '#server/page.ts';

export const _uses = ['organisation-objective.view'] as const;

export const load = page((actor) => objectivesPage(actor));
