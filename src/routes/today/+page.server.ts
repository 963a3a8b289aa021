import { organisation, see } from '#server/act.ts';
import { today } from '#server/clock.ts';
import { page } from '#server/page.ts';

export const _uses = ['today.view'] as const;

export const load = page((actor) =>
  see(actor, 'today.view', organisation, async () => ({ day: today(actor.organisation.timeZone) })),
);
