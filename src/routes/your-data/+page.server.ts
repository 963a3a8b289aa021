import { page } from '#server/page.ts';
import { ownAccount } from '#server/people/own-account.ts';
import { ownData } from '#server/people/own-data.ts';
import { copiesNaming } from '#server/portfolios/copies.ts';

export const _uses = ['account.view'] as const;

export const load = page(async (actor, event) => {
  const { sessions, passkeys } = await ownAccount(event);
  const [kept, copies] = [await ownData(actor), await copiesNaming(actor)];
  const { personId, organisation } = actor;
  return {
    kept,
    copies,
    personId,
    timeZone: organisation.timeZone,
    sessions: sessions.length,
    passkeys: passkeys.length,
  };
});
