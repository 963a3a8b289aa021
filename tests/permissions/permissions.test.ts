import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Action, may, rules, type Subject } from '../../src/server/permissions.ts';
import { cases } from './cases.ts';
import { matrix, personas } from './matrix.ts';

const signed = 'docs/permissions.md';

describe('permissions', () => {
  test('are those that a person has read and agreed to', () => {
    const generated = matrix();
    if (process.env.LEADWELL_SIGN_PERMISSIONS) writeFileSync(signed, generated);
    expect(generated).toBe(readFileSync(signed, 'utf8'));
  });

  test('R-103 nobody judges themselves, whatever roles they hold', () => {
    const roles = new Set(personas.flatMap((actor) => [...actor.roles]));
    const own = { candidateId: 'me', assessorId: 'me', internalQualityAssurerId: 'me', submitted: true };
    for (const actor of personas) {
      const everything = { ...actor, personId: 'me', roles };
      expect(may(everything, 'claim.judge', own)).toBe(false);
    }
  });

  test('R-122 one-to-ones are read by the two alone, not by managers or administrators', () => {
    const readers = personas.filter((actor) =>
      may(actor, 'one-to-one.view', { leaderId: 'leader', memberId: 'member' }),
    );
    expect(readers.map(({ name }) => name)).toEqual(['leader', 'member']);
  });

  test('every rule says no to somebody or is open to all on purpose', () => {
    const open = (Object.keys(rules) as Action[]).filter((action) =>
      personas.every((actor) =>
        cases[action].every(([, subject]) => may(actor, action, subject as Subject<typeof action>)),
      ),
    );
    expect(open.sort()).toEqual(
      [
        ...['account.edit', 'account.view', 'figure.view', 'organisation.view', 'person.list', 'person.view'],
        ...['help-request.list', 'one-to-one.list', 'organisation-objective.view', 'plan.list', 'team-meeting.list'],
        ...[
          'portfolio.list',
          'recognition.list',
          'search.find',
          'standard.view',
          'team.view',
          'today.view',
          'unit.view',
        ],
      ].sort(),
    );
  });
});
