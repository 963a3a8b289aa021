import { page } from '#server/page.ts';
import { ownData } from '#server/people/own-data.ts';

export const _uses = ['account.view'] as const;

export const load = page(async (actor) => ({ kept: await ownData(actor), personId: actor.personId }));
