import { z } from 'zod';
import { page } from '#server/page.ts';
import { boardOf, firstTeam } from '#server/support/board.ts';

export const _uses = ['board.view'] as const;

export const load = page(async (actor, { url }) => {
  const asked = z.uuid().safeParse(url.searchParams.get('team')).data ?? firstTeam(actor);
  return { board: asked ? await boardOf(actor, asked) : null, timeZone: actor.organisation.timeZone };
});
