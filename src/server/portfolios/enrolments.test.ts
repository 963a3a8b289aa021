import { describe, expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import { portfolioWorld } from '../../../tests/portfolio-world.ts';
import { assessorWords } from '../../routes/prove/assessor-words.ts';
import { Conflict, Invalid, NotAllowed, NotFound } from '../errors.ts';
import { addPerson, editPerson } from '../people/people.ts';
import { grantRole } from '../people/roles.ts';
import { chooserWords } from './choosers.ts';
import { assignAssessor, enrol, enrolmentsOf, portfoliosOf } from './enrolments.ts';
import { portfolioOf } from './portfolio.ts';

describe('enrolment', () => {
  test('R-103 names three different people, and says in words when it would not', async ({ db: _ }) => {
    const { cody, mo, ash, ivy, unit } = await portfolioWorld();
    const candidate = {
      unitId: unit.id,
      candidateId: mo.personId,
      startedOn: '2026-02-01',
      expiredReason: 'To practise',
    };
    const refusal = async (assessorId: string | null, internalQualityAssurerId: string | null) => {
      const refused = await enrol(cody, { ...candidate, assessorId, internalQualityAssurerId }).catch((e: Error) => e);
      expect(refused).toBeInstanceOf(Invalid);
      return (refused as Invalid).message;
    };
    expect(await refusal(mo.personId, null)).toContain('nobody assesses their own work');
    expect(await refusal(null, mo.personId)).toContain('nobody assures their own work');
    expect(await refusal(ash.personId, ash.personId)).toContain('nobody assures their own judgements');
    expect(await refusal(ivy.personId, null)).toContain('role of assessor');
    expect(await refusal(ash.personId, cody.personId)).toContain('role of internal quality assurer');
  });

  test('R-103 nobody who coordinates chooses who assesses them', async ({ db: _ }) => {
    const { cody, ada, ash, unit } = await portfolioWorld();
    const own = {
      unitId: unit.id,
      candidateId: cody.personId,
      startedOn: '2026-02-01',
      expiredReason: 'To practise',
      internalQualityAssurerId: null,
    };
    const { id: cannotSignIn } = await addPerson(ada, { name: 'Aaron Absent' });
    await grantRole(ada, cannotSignIn, 'centre-coordinator');
    await expect(enrol(cody, { ...own, assessorId: ash.personId })).rejects.toThrow(Invalid);
    const named = await enrol(cody, { ...own, assessorId: ash.personId }).catch(
      (refused) => refused.problems.assessorId[0],
    );
    expect(named).toContain(
      `Only another centre coordinator or administrator can choose who assesses you: ${ada.name}`,
    );
    expect(chooserWords([])).toContain('There is none yet: give somebody one of these roles.');
    const enrolment = await enrol(cody, { ...own, assessorId: null });
    const assigned = { assessorId: ash.personId, internalQualityAssurerId: null, version: enrolment.version };
    await expect(assignAssessor(cody, enrolment.id, assigned)).rejects.toThrow(NotAllowed);
  });

  test('all that is amiss is said at once', async ({ db: _ }) => {
    const { ash, unit, cody } = await portfolioWorld();
    const begun = { unitId: unit.id, startedOn: '2026-02-01', expiredReason: null };
    const duties = { assessorId: ash.personId, internalQualityAssurerId: ash.personId };
    const fields = (form: object) =>
      enrol(cody, { ...begun, ...duties, candidateId: null, ...form }).catch((e) => Object.keys(e.problems).sort());
    expect(await fields({})).toEqual(['candidateId', 'expiredReason', 'internalQualityAssurerId']);
    expect(await fields({ candidateId: cody.personId })).toEqual([
      'assessorId',
      'expiredReason',
      'internalQualityAssurerId',
    ]);
    expect(await fields({ unitId: null })).toEqual(['candidateId', 'internalQualityAssurerId', 'unitId']);
  });

  test('is made once for a unit, by coordinators, and changed by one of two at a time', async ({ db: _ }) => {
    const { cody, lee, ash, ivy, ike, unit, enrolment, foreign } = await portfolioWorld();
    const again = { unitId: unit.id, candidateId: lee.personId, startedOn: '2026-02-01', expiredReason: 'To practise' };
    const nobody = { assessorId: null, internalQualityAssurerId: null };
    await expect(enrol(cody, { ...again, ...nobody })).rejects.toThrow(Invalid);
    await expect(enrol(lee, { ...again, ...nobody })).rejects.toThrow(NotAllowed);
    await expect(enrol(foreign.administrator, { ...again, ...nobody })).rejects.toThrow(NotFound);
    const assigned = { assessorId: ash.personId, internalQualityAssurerId: ike.personId, version: enrolment.version };
    expect(await assignAssessor(cody, enrolment.id, assigned)).toMatchObject({ version: 2 });
    await expect(assignAssessor(cody, enrolment.id, assigned)).rejects.toThrow(Conflict);
    expect((await portfoliosOf(ivy)).enrolments).toEqual([]);
    expect((await portfoliosOf(ike)).enrolments).toHaveLength(1);
  });

  test('R-104 that two people assess each other is told with the assessor, while both portfolios are open', async ({
    db: _,
  }) => {
    const { ada, cody, lee, ash, ivy, unit, enrolment } = await portfolioWorld();
    const told = async () => [
      (await portfoliosOf(ivy)).enrolments.map(({ candidate, inTurn }) => [candidate, inTurn]),
      (await portfolioOf(ivy, enrolment.id)).inTurn,
    ];
    await grantRole(ada, lee.personId, 'assessor');
    const begun = { unitId: unit.id, candidateId: ash.personId, startedOn: '2026-02-01', expiredReason: 'To practise' };
    const assigned = { assessorId: null, internalQualityAssurerId: ivy.personId };
    const back = await enrol(cody, { ...begun, ...assigned });
    const [leeAlone, ashAlone] = [
      ['Lee Leader', false],
      ['Ash Assessor', false],
    ];
    expect(await told()).toEqual([[ashAlone, leeAlone], false]);
    await assignAssessor(cody, back.id, { ...assigned, assessorId: lee.personId, version: back.version });
    expect(await told()).toEqual([
      [
        ['Ash Assessor', true],
        ['Lee Leader', true],
      ],
      true,
    ]);
  });

  test('R-104 that the assessor is the candidate’s manager is told with the assessor', async ({ db: _ }) => {
    const { ada, lee, ash, ivy, enrolment } = await portfolioWorld();
    const told = async () => assessorWords(await portfolioOf(ivy, enrolment.id));
    expect(await told()).toBe('Ash Assessor');
    const unknown = { employeeNumber: null, responsibilities: null, startsOn: null, endsOn: null };
    const record = { name: lee.name, email: 'lee@fernhithe.example', jobTitle: 'Leader', hours: 37.5, ...unknown };
    await editPerson(ada, lee.personId, { ...record, managerId: ash.personId, version: 1 });
    expect(await told()).toBe('Ash Assessor, who manages Lee Leader');
    expect((await portfoliosOf(ivy)).enrolments).toMatchObject([{ manages: true }]);
  });

  test('for a unit that has expired by the day it begins needs a reason, which is kept with it', async ({ db: _ }) => {
    const { cody, mo, nia, unit } = await portfolioWorld();
    const nobody = { assessorId: null, internalQualityAssurerId: null, unitId: unit.id };
    const late = { ...nobody, candidateId: mo.personId, startedOn: '2015-01-01' };
    const refused = enrol(cody, { ...late, expiredReason: null });
    await expect(refused).rejects.toMatchObject({
      problems: { expiredReason: [expect.stringContaining('Unit 39 expired on 31 December 2014')] },
    });
    expect(await enrol(cody, { ...late, expiredReason: 'Extended in writing' })).toMatchObject({
      expiredReason: 'Extended in writing',
    });
    const intime = { ...nobody, candidateId: nia.personId, startedOn: '2014-12-31' };
    expect(await enrol(cody, { ...intime, expiredReason: 'Not needed' })).toMatchObject({ expiredReason: null });
  });

  test('is listed to coordinators, found by name; a portfolio to those who have a part in it', async ({ db: _ }) => {
    const { cody, lee, mo, ash, pat } = await portfolioWorld();
    const all = await enrolmentsOf(cody, { find: 'LEE' });
    expect(all).toMatchObject({ total: 1, enrolments: [{ candidate: 'Lee Leader', assessor: 'Ash Assessor' }] });
    expect(all.assessors.map(({ name }) => name)).toEqual(['Ash Assessor']);
    expect((await enrolmentsOf(cody, { find: '%' })).total).toBe(0);
    await expect(enrolmentsOf(lee)).rejects.toThrow(NotFound);
    expect((await portfoliosOf(lee)).total).toBe(1);
    expect((await portfoliosOf(ash)).total).toBe(1);
    expect((await portfoliosOf(mo)).total + (await portfoliosOf(pat)).total).toBe(0);
  });
});
