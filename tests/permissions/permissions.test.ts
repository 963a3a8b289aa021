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

  test('R-099 a witness without an account answers their one testimony, and nothing else whatever is theirs', () => {
    const witness = personas.find(({ isGuest }) => isGuest)!;
    const theirs = (Object.keys(rules) as Action[]).flatMap((action) =>
      cases[action]
        .filter(([, subject]) => may(witness, action, subject as Subject<typeof action>))
        .map(([words]) => `${action} ${words}`),
    );
    const own = "of the leader's work, by the witness";
    const acts = ['answer', 'open', 'write', 'give', 'decline', 'retract'];
    expect(theirs).toEqual(acts.map((act) => `testimony.${act} ${own}`));
  });

  test('R-103 no assessor checks who they are themselves as a witness, and no candidate checks theirs', () => {
    const subject = { candidateId: 'leader', assessorId: 'assessor', internalQualityAssurerId: null };
    for (const action of ['testimony.verify', 'testimony.agree-expert'] as const) {
      const allowed = (witnessId: string) =>
        personas.filter((actor) => may(actor, action, { ...subject, witnessId })).map(({ name }) => name);
      expect([allowed('witness'), allowed('assessor')]).toEqual([['assessor'], []]);
    }
  });

  test('every rule says no to somebody or is open to all on purpose', () => {
    const open = (Object.keys(rules) as Action[]).filter((action) =>
      personas
        .filter(({ isGuest }) => !isGuest)
        .every((actor) => cases[action].every(([, subject]) => may(actor, action, subject as Subject<typeof action>))),
    );
    expect(open.sort()).toEqual(
      [
        ...['account.edit', 'account.view', 'figure.view', 'organisation.view', 'person.list', 'person.view'],
        'performance-review.list',
        ...['help-request.list', 'one-to-one.list', 'organisation-objective.view', 'plan.list', 'team-meeting.list'],
        ...[
          'portfolio.list',
          'recognition.list',
          'colleague-feedback.list',
          'search.find',
          'standard.view',
          'team.view',
          'today.view',
          'unit.view',
          ...['qualification.view', 'registration.list'],
          ...['coaching-finding.view', 'coaching-plan.list'],
        ],
      ].sort(),
    );
  });
});
