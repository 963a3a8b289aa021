import { describe, expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import { achieved, decisionWorld } from '../../../tests/decision-world.ts';
import { setClock } from '../clock.ts';
import { Conflict, Invalid, NotAllowed, NotFound } from '../errors.ts';
import { combinationIn } from '../qualifications/combination-text.ts';
import type { QualificationForm } from '../qualifications/qualifications.form.ts';
import {
  addQualification,
  bringQualifications,
  qualificationOf,
  qualificationsOf,
  reviseQualification,
} from '../qualifications/qualifications.ts';
import { endEnrolment } from './enrolment-ends.ts';
import { claiming } from './evidence-page.ts';
import { isLearnerNumber } from './learner-number.ts';
import { registrationOf, registrationsOf } from './registration-page.ts';
import { registerForm } from './registrations.form.ts';
import { chooseUnits, editRegistration, endRegistration, register } from './registrations.ts';

const rules = (text: string) => {
  const read = combinationIn(text);
  if ('problems' in read) throw new Error(read.problems.join());
  return read.combination;
};
const diploma: QualificationForm = {
  ...{ number: '601/1234/5', title: 'Diploma', awardingBody: 'An awarding body', level: 3 },
  ...{ lastRegistrationOn: '2026-06-30', lastCertificationOn: '2028-06-30', source: 'Its specification, page 7' },
  combination: rules(
    'Whole | at least 4 credits\nGroup Needed | all\nd1 | Lead a talk | 2\nGroup Free | at least 1 unit\nD2 | Lead two | 2\nX9 | Write | 3\nBarred D2 | X9',
  ),
};
const registered = { registeredOn: '2026-01-12', candidateNumber: 'AB-77', uln: '9276308686', lateReason: null };

async function enrolledWorld() {
  const cast = await decisionWorld();
  const { id } = await addQualification(cast.cody, diploma);
  const registration = await register(cast.cody, id, { ...registered, candidateId: cast.lee.personId });
  return { ...cast, qualificationId: id, registration };
}

describe('R-090 qualifications', () => {
  test('R-090 are kept by the centre in versions, of which none is ever changed, and read by everybody', async ({
    db: _,
  }) => {
    const { cody, lee, ash } = await decisionWorld();
    for (const actor of [lee, ash]) await expect(addQualification(actor, diploma)).rejects.toThrow(NotAllowed);
    const { id } = await addQualification(cody, diploma);
    await expect(addQualification(cody, diploma)).rejects.toThrow(Invalid);
    const { number: _number, ...next } = { ...diploma, level: 4, title: 'Diploma, revised' };
    await reviseQualification(cody, id, { ...next, edition: 1 });
    await expect(reviseQualification(cody, id, { ...next, edition: 1 })).rejects.toThrow(/added a version meanwhile/);
    await expect(reviseQualification(cody, id, { ...next, edition: 2 })).rejects.toThrow(/Nothing was changed/);
    const { versions, title } = await qualificationOf(lee, id);
    expect(title).toBe('Diploma, revised');
    expect(versions.map(({ edition, level, by }) => [edition, level, by])).toEqual([
      [2, 4, 'Cody Coordinator'],
      [1, 3, 'Cody Coordinator'],
    ]);
  });

  test('R-091 a file of them again changes nothing, and another reading is the next version', async ({ db: _ }) => {
    const { cody, lee } = await decisionWorld();
    const { source: __, ...file } = diploma;
    const states = async (...some: (typeof file)[]) =>
      (await bringQualifications(cody, some, 'A file')).map(({ state }) => state);
    expect(await states(file)).toEqual(['added']);
    expect(await states(file, { ...file, number: ' 601/1234/5' })).toEqual(['known', 'known']);
    expect(await states({ ...file, lastRegistrationOn: '2027-06-30' })).toEqual(['revised']);
    expect(await qualificationsOf(lee)).toMatchObject([{ edition: 2, lastRegistrationOn: '2027-06-30' }]);
  });
});

describe('R-090 registrations', () => {
  test('R-090 a learner number has ten digits, of which the last checks the others', () => {
    expect(isLearnerNumber('9276308686')).toBe(true); // the example that HESA publishes
    const others = [...'0123456789'].filter((digit) => digit !== '6').map((digit) => `927630868${digit}`);
    expect(others.filter(isLearnerNumber)).toEqual([]);
    expect(['0276308686', '927630868', '92763086866', '９276308686'].filter(isLearnerNumber)).toEqual([]);
    const told = (uln: string) => {
      const typed = { candidateId: '01a2266f-d8ac-70f4-9f81-b8618e1a113e', registeredOn: '2026-01-12', uln };
      const { data, error } = registerForm.safeParse(typed);
      return data?.uln ?? error?.issues[0]?.message;
    };
    expect(told('92763 08686')).toBe('9276308686');
    expect(told('9276308687')).toMatch(/one of them is mistyped/);
    expect(told('92763')).toMatch(/with its ten digits/);
  });

  test('R-090 after the last day somebody is registered only with a reason', async ({ db: _ }) => {
    const { cody, ash, qualificationId } = await enrolledWorld();
    const late = { ...registered, uln: null, candidateId: ash.personId, registeredOn: '2026-07-01' };
    await expect(register(cody, qualificationId, late)).rejects.toThrow(/last day of registration was 30 June 2026/);
    const kept = await register(cody, qualificationId, { ...late, lateReason: 'Agreed with the awarding body' });
    expect(kept.lateReason).toBe('Agreed with the awarding body');
    await expect(register(cody, qualificationId, { ...late, lateReason: 'Twice' })).rejects.toThrow(
      /registered for this version/,
    );
    const own = { ...registered, candidateId: cody.personId };
    await expect(register(cody, qualificationId, own)).rejects.toThrow(NotAllowed);
  });

  test('R-122 the two numbers are seen by the candidate and those who coordinate; who works with them sees the rest, nobody else anything', async ({
    db: _,
  }) => {
    const { ada, cody, lee, ash, ivy, quinn, mo, registration } = await enrolledWorld();
    const numbers = { candidateNumber: 'AB-77', uln: '9276308686' };
    for (const actor of [lee, cody, ada])
      expect((await registrationOf(actor, registration.id)).numbers).toEqual(numbers);
    for (const actor of [ash, ivy]) {
      const page = await registrationOf(actor, registration.id);
      expect(page.numbers).toBeNull();
      expect(JSON.stringify(page)).not.toMatch(/AB-77|9276308686/);
      expect(await registrationsOf(actor)).toMatchObject([{ id: registration.id }]);
    }
    for (const actor of [quinn, mo]) {
      await expect(registrationOf(actor, registration.id)).rejects.toThrow(NotFound);
      expect(await registrationsOf(actor)).toEqual([]);
    }
    const correct = { candidateNumber: null, uln: null, version: 1 };
    for (const actor of [lee, ash])
      await expect(editRegistration(actor, registration.id, correct)).rejects.toThrow(NotAllowed);
    await editRegistration(cody, registration.id, correct);
    await expect(editRegistration(cody, registration.id, correct)).rejects.toThrow(Conflict);
  });

  test('R-090 nobody shares a unique learner number, and whose it is otherwise is not told', async ({ db: _ }) => {
    const { cody, nia, lee, registration, qualificationId } = await enrolledWorld();
    const second = { ...registered, candidateId: nia.personId };
    const refused = await register(cody, qualificationId, second).catch((error) => error);
    expect(refused).toBeInstanceOf(Invalid);
    expect(refused.problems.uln[0]).toMatch(/unique learner number of another candidate/);
    expect(JSON.stringify(refused.problems)).not.toContain('Lee');
    const hers = await register(cody, qualificationId, { ...second, uln: null });
    const numbers = { candidateNumber: null, uln: registered.uln, version: hers.version };
    await expect(editRegistration(cody, hers.id, numbers)).rejects.toThrow(Invalid);
    const same = { candidateNumber: 'AB-78', uln: registered.uln, version: registration.version };
    expect(await editRegistration(cody, registration.id, same)).toMatchObject({ candidateId: lee.personId });
  });

  test('R-090 units are chosen against the rules, and the whole is as far as what is achieved of them', async ({
    db: _,
  }) => {
    const cast = await enrolledWorld();
    const { cody, lee, ash, registration } = cast;
    expect(registration.chosen).toEqual(['d1']); // every rule asks for it
    const chosen = (list: string[], version: number) => chooseUnits(cody, registration.id, { chosen: list, version });
    await expect(chosen(['d1', 'Z'], 1)).rejects.toThrow(/Z is not in it/);
    await expect(chosen(['d1', 'D2', 'X9'], 1)).rejects.toThrow(/one of D2 and X9/);
    await expect(chooseUnits(lee, registration.id, { chosen: [], version: 1 })).rejects.toThrow(NotAllowed);
    await chosen(['D2', 'd1'], 1);
    await expect(chosen(['d1'], 1)).rejects.toThrow(Conflict);
    const page = () => registrationOf(ash, registration.id);
    expect(await page()).toMatchObject({
      chosen: { meets: true },
      achieved: { meets: false, counted: { credits: 0 } },
    });
    expect(
      (await page()).units.map(({ number, chosen: is, enrolment, hereId }) => [
        number,
        is,
        enrolment?.state ?? null,
        hereId !== null,
      ]),
    ).toEqual([
      ['d1', true, 'in-progress', true],
      ['D2', true, 'in-progress', true],
      ['X9', false, null, false],
    ]);
    await achieved(cast);
    expect((await page()).achieved).toMatchObject({ meets: false, counted: { units: 1, credits: 2 } });
    expect((await page()).achieved.rules.flatMap(({ missing }) => missing ?? [])).toEqual([
      '2 credits more',
      '1 unit more',
    ]);
    expect(await registrationsOf(lee)).toMatchObject([{ units: { achieved: 1, chosen: 2 }, credits: 2, meets: false }]);
  });
});

describe('R-103 an enrolment that is closed', () => {
  test('R-103 ends as withdrawn, transferred or lapsed, and offers no unit to claim for', async ({ db: _ }) => {
    const cast = await decisionWorld();
    const { cody, lee, enrolment, demanding } = cast;
    const { taken } = await achieved(cast);
    const offered = async () => (await claiming(lee, taken.id)).units.map(({ enrolmentId }) => enrolmentId);
    expect(await offered()).toEqual([demanding.enrolment.id]); // the other is achieved
    const { version } = demanding.enrolment;
    const ended = await endEnrolment(cody, demanding.enrolment.id, { reason: 'Ran out', version, endedAs: 'lapsed' });
    expect(ended).toMatchObject({ endedAs: 'lapsed', endedReason: 'Ran out' });
    expect(await offered()).toEqual([]);
    expect(enrolment.endedAs).toBeNull();
  });
});

describe('R-090 a registration', () => {
  test('R-090 ends with a day and a reason, by another coordinator than its candidate; then no units are chosen, and its numbers are still corrected', async ({
    db: _,
  }) => {
    const { cody, lee, ash, registration } = await enrolledWorld();
    setClock(() => new Date('2026-03-10T10:00:00Z'));
    const end = { endedAs: 'transferred' as const, endedOn: '2026-03-09', endedReason: 'Lee moved.', version: 1 };
    for (const actor of [lee, ash])
      await expect(endRegistration(actor, registration.id, end)).rejects.toThrow(NotAllowed);
    for (const endedOn of ['2026-03-11', '2026-01-11'])
      await expect(endRegistration(cody, registration.id, { ...end, endedOn })).rejects.toThrow(Invalid);
    await endRegistration(cody, registration.id, end);
    await expect(endRegistration(cody, registration.id, { ...end, version: 2 })).rejects.toThrow(
      /ended on 9 March 2026/,
    );
    const { registration: ended, mayChoose, mayEnd } = await registrationOf(cody, registration.id);
    expect([ended.endedAs, ended.endedReason, mayChoose, mayEnd]).toEqual(['transferred', 'Lee moved.', false, false]);
    expect((await registrationsOf(lee))[0]).toMatchObject({ endedAs: 'transferred' });
    await expect(chooseUnits(cody, registration.id, { chosen: [], version: 2 })).rejects.toThrow(Conflict);
    await editRegistration(cody, registration.id, { candidateNumber: 'AB-78', uln: null, version: 2 });
  });

  test('R-090 is expired once the last day of certification has passed', async ({ db: _ }) => {
    const { cody, registration } = await enrolledWorld();
    const expired = async (day: string) => {
      setClock(() => new Date(`${day}T10:00:00Z`));
      return [(await registrationOf(cody, registration.id)).expired, (await registrationsOf(cody))[0]!.expired];
    };
    expect(await expired('2028-06-30')).toEqual([false, false]);
    expect(await expired('2028-07-01')).toEqual([true, true]);
  });

  test('R-090 counts a unit from which the candidate is exempt, because what was certified before is recognised', async ({
    db: _,
  }) => {
    const { cody, enrolment, registration } = await enrolledWorld();
    const counted = async () => (await registrationOf(cody, registration.id)).achieved.counted.credits;
    const before = await counted();
    const why = { reason: 'Certificate 77 of the awarding body, May 2024', version: enrolment.version };
    await endEnrolment(cody, enrolment.id, { ...why, endedAs: 'exempt' });
    expect((await counted()) - before).toBe(2);
    const { units } = await registrationOf(cody, registration.id);
    expect(units.find(({ enrolment: of }) => of)?.enrolment?.state).toBe('exempt');
    expect((await registrationsOf(cody))[0]!.units.achieved).toBe(1);
  });
});
