import { describe, expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import { acceptAll, decisionWorld } from '../../../tests/decision-world.ts';
import { Conflict, NotAllowed } from '../errors.ts';
import { editPerson } from '../people/people.ts';
import { personOf } from '../people/person.ts';
import { conflictsOf, decideConflict, recordConflict } from './conflicts.ts';
import { decisionPageOf } from './decision-page.ts';

/** Ash becomes Lee's manager. */
async function managed() {
  const cast = await decisionWorld();
  const { ada, lee, ash } = cast;
  const { name, email, version } = await personOf(ada, lee.personId);
  const nothing = {
    jobTitle: null,
    responsibilities: null,
    employeeNumber: null,
    hours: null,
    startsOn: null,
    endsOn: null,
  };
  await editPerson(ada, lee.personId, { ...nothing, name, email, version, managerId: ash.personId });
  return cast;
}

describe('R-103 conflicts of interest', () => {
  test('R-103 a manager assesses only once an entry is recorded and somebody else has accepted it', async ({
    db: _,
  }) => {
    const cast = await managed();
    const { ash, ivy, lee, cody, enrolment } = cast;
    await expect(acceptAll(cast)).rejects.toThrow(/only once a conflict of interest is recorded/);
    const { id } = await recordConflict(ash, enrolment.id, 'I have managed him since March.');
    await expect(recordConflict(cody, enrolment.id, 'Again')).rejects.toThrow(/waits to be decided/);
    const accepting = { accepted: true, terms: 'All of it is sampled' };
    for (const actor of [ash, lee]) await expect(decideConflict(actor, id, accepting)).rejects.toThrow(NotAllowed);
    await decideConflict(ivy, id, accepting);
    await expect(decideConflict(cody, id, { accepted: false, terms: 'No' })).rejects.toThrow(Conflict);
    await acceptAll(cast, cast); // a second piece, which is judged
    expect((await decisionPageOf(lee, enrolment.id)).fitness?.conflict).toBe('accepted');
  });

  test('R-103 what is not accepted is for another assessor; what anybody records of themselves blocks until decided', async ({
    db: _,
  }) => {
    const cast = await decisionWorld();
    const { ash, cody, enrolment } = cast;
    const { id } = await recordConflict(ash, enrolment.id, 'We share a house.');
    await expect(acceptAll(cast)).rejects.toThrow(/not decided yet/);
    await decideConflict(cody, id, { accepted: false, terms: 'Quinn assesses' });
    await expect(acceptAll(cast)).rejects.toThrow(/was not accepted, so another assessor judges/);
    const { entries, mayRecord } = await conflictsOf(cody, enrolment.id);
    expect(entries).toMatchObject([
      { accepted: false, terms: 'Quinn assesses', decider: 'Cody Coordinator', mayDecide: false },
    ]);
    expect(mayRecord).toBe(true);
  });
});
