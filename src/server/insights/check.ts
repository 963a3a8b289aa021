// A check of how a team is led, or how somebody coaches: one small pure function, with what it finds, why that matters, and what would mend it.
import { createHash } from 'node:crypto';
import type { Finding } from './finding.ts';
import type { LeadingFacts } from './leading-facts.ts';
import type { Waivable } from './waivers.ts';

/** What a leader does about findings: their headings, in this order. */
export const toDo = [
  'Talk with people',
  'Look at who has the work',
  'Set goals that lead somewhere',
  'Keep your word',
] as const;

/** `title`: what is looked at, after "Checked:". */
export type CheckOf<Facts> = Finding & { title: string; find: (facts: Facts) => Found[] };
export type Check = CheckOf<LeadingFacts> & { toDo: (typeof toDo)[number] };
/**
 * `rests`: everything whose change makes it another finding; a reason given for it holds as long as that is the same. `href`, `action`:
 * the page that mends it, and what is done there.
 */
export type Found = {
  objectId: string;
  title: string;
  what: string;
  rests: readonly unknown[];
  href: string;
  action: string;
  remedy?: string;
};
export type FoundBy<C extends Finding> = Finding &
  Waivable &
  Omit<C, 'find' | 'title'> &
  Pick<Found, 'title' | 'href' | 'action'>;
export type LeadingFinding = FoundBy<Check>;

/** What each check finds, in the order of the checks. Pure. */
export const findingsOf = <Facts, C extends CheckOf<Facts>>(checks: readonly C[], facts: Facts): FoundBy<C>[] =>
  checks.flatMap(({ find, title: _, ...check }) =>
    find(facts).map(({ rests, ...found }) => ({
      ...{ ...check, ...found, checkId: check.id },
      restsOn: createHash('sha256').update(JSON.stringify(rests)).digest('hex').slice(0, 16),
    })),
  );
