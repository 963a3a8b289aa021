import { momentOrDay } from '#server/day-words.ts';
import { page } from '#server/page.ts';
import { contactsOf } from '#server/standards/contacts-list.ts';
import { measureAsked, spanAsked, teamAsked, weekAsked } from '#server/standards/figures-asked.ts';
import { type Asked, unheeded } from '#server/unheeded.ts';

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

/** A number is one contact of each system, whatever else is asked; a week is chosen in place of a period. */
function askedOf(found: Awaited<ReturnType<typeof contactsOf>>): Asked[] {
  const { period, week, measure, teams, team, withheld } = found;
  if (!period || found.number !== null) return [];
  const isWithheld = withheld !== null;
  const span = spanAsked(period, isWithheld);
  const isOfWeek = ({ name }: Asked) => name === 'weeks' || name === 'until';
  return [
    ...(week ? [...span.filter((one) => !isOfWeek(one)), weekAsked('week', period)] : span),
    ...(isWithheld || found.person ? [] : [teamAsked(teams, team)]),
    measureAsked(measure, 'contacts of every figure are shown'),
    {
      name: 'part',
      taken: found.part,
      say: (asked) =>
        measure?.kind === 'share'
          ? `“${asked}” is no part (“hit” or “miss”): all that count are shown.`
          : `There is no part “${asked}” where no share is chosen: all are shown.`,
    },
    {
      name: 'agent',
      taken: found.isNameless ? 'none' : null,
      say: (asked) =>
        asked === 'none'
          ? 'Contacts that name no agent are of no team, person or figure: those of all agents are shown.'
          : `“${asked}” cannot be asked for (only “none”, for contacts that name no agent): those of all agents are shown.`,
    },
  ];
}

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
    unheeded: unheeded(url, askedOf(found)),
    shownFrom: Math.max(1, Math.trunc(Number(url.searchParams.get('shown'))) || 1),
    query: Object.fromEntries(kept.map((name) => [name, url.searchParams.get(name)!])),
    contacts: found.contacts.map((contact) => ({ ...contact, when: momentOrDay(new Date(contact.at), timeZone) })),
  };
});
