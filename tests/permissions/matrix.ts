// Every persona against every action in every relation and state, as a table that a person can read and sign.
import type { Actor } from '../../src/server/people/actor.ts';
import type { Role } from '../../src/server/people/people.table.ts';
import { type Action, may, rules } from '../../src/server/permissions.ts';
import { cases } from './cases.ts';

type Teams = Partial<Record<'leads' | 'manages' | 'memberOf', string>>;

const persona = (personId: string, roles: Role[], teams: Teams = {}): Actor => ({
  ...{ organisationId: 'here', personId, name: personId, roles: new Set(roles) },
  leads: new Set(teams.leads ? [teams.leads] : []),
  manages: new Set(teams.manages ? [teams.manages] : []),
  memberOf: new Set(teams.memberOf ? [teams.memberOf] : []),
  isCandidate: false,
  organisation: { name: 'Here', sector: 'not-for-profit', timeZone: 'Europe/London', sample: false },
});

/** The one who leads the team and works towards the unit; those around them; and some who have nothing to do with it. */
export const personas: Actor[] = [
  persona('leader', ['leader'], { leads: 'team' }),
  persona('member', ['member'], { memberOf: 'team' }),
  persona('colleague', ['member'], { memberOf: 'team' }),
  persona('manager', ['manager'], { manages: 'team' }),
  persona('assessor', ['assessor']),
  persona('countersigner', ['assessor']),
  persona('other assessor', ['assessor']),
  persona('quality assurer', ['internal-quality-assurer']),
  persona('other quality assurer', ['internal-quality-assurer']),
  persona('external quality assurer', ['external-quality-assurer']),
  persona('coordinator', ['centre-coordinator']),
  persona('administrator', ['administrator']),
  persona('leader elsewhere', ['leader'], { leads: 'elsewhere' }),
  persona('without a role', []),
  { ...persona('witness', []), isGuest: true },
];

export const matrix = (): string =>
  [
    '# Who may do what',
    '',
    'Every action, in every relation and state, for every persona: generated from `src/server/permissions.ts` and compared with this file',
    'by `tests/permissions/permissions.test.ts`. A change of a rule is a change of this file, which a person reads and agrees to.',
    'The leader leads the team, works towards the unit and is assessed by the assessor, whose decisions the countersigner confirms. Who is invited, suspended, signed out or of another',
    'organisation is no actor here at all: nothing is allowed to them. The witness has no account: they were found by',
    'the link to one testimony.',
    '',
    `| action | of | ${personas.map(({ name }) => name).join(' | ')} |`,
    `|---|---|${personas.map(() => ':-:|').join('')}`,
    ...(Object.keys(rules) as Action[]).flatMap(rowsOf),
    '',
  ].join('\n');

function rowsOf<A extends Action>(action: A): string[] {
  return cases[action].map(([words, subject]) => {
    const cells = personas.map((actor) => (may(actor, action, subject) ? 'yes' : '–'));
    return `| ${action} | ${words} | ${cells.join(' | ')} |`;
  });
}
