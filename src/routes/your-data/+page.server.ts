import { page } from '#server/page.ts';
import { ownData } from '#server/people/own-data.ts';
import { copiesNaming } from '#server/portfolios/copies.ts';

export const _uses = ['account.view'] as const;

export const load = page(async (actor) => ({
  kept: await ownData(actor),
  copies: await copiesNaming(actor),
  personId: actor.personId,
  timeZone: actor.organisation.timeZone,
}));
