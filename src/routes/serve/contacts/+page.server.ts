import { momentInWords } from '#server/day-words.ts';
import { page } from '#server/page.ts';
import { contactsOf } from '#server/standards/contacts-list.ts';

export const _uses = ['contact.view', 'figure.view-person'] as const;

const names = [
  'weeks',
  'until',
  'system',
  'week',
  'measure',
  'part',
  'team',
  'person',
  'agent',
  'number',
  'after',
] as const;

export const load = page(async (actor, { url }) => {
  const asked = Object.fromEntries(names.map((name) => [name, url.searchParams.get(name)]));
  const found = await contactsOf(actor, asked);
  const { timeZone } = actor.organisation;
  const kept = names.filter(
    (name) =>
      name !== 'after' && !(found.withheld && (name === 'team' || name === 'system')) && url.searchParams.get(name),
  );
  return {
    ...found,
    shownFrom: Math.max(1, Math.trunc(Number(url.searchParams.get('shown'))) || 1),
    query: Object.fromEntries(kept.map((name) => [name, url.searchParams.get(name)!])),
    contacts: found.contacts.map((contact) => ({ ...contact, when: momentInWords(new Date(contact.at), timeZone) })),
  };
});
