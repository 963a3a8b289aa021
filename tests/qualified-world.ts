// Lee's qualification: registered, a unit set anew, and an enrolment moved to the next version of its unit with a claim of each fate.

import { letGoClaim, movesOf } from '../src/server/portfolios/claim-moves.ts';
import { makeClaim } from '../src/server/portfolios/claims.ts';
import { moveEnrolment } from '../src/server/portfolios/moving.ts';
import { register } from '../src/server/portfolios/registrations.ts';
import { takeEvidence } from '../src/server/portfolios/taking.ts';
import { addQualification } from '../src/server/qualifications/qualifications.ts';
import { setRequirements } from '../src/server/qualifications/requirements.ts';
import type { UnitSpecification } from '../src/server/qualifications/specification.ts';
import { reviseUnit, unitOf } from '../src/server/qualifications/units.ts';
import { enrolInSmall } from './decision-world.ts';
import { keepDocument, meetingOf } from './portfolio-world.ts';
import type { World } from './world.ts';

const group = { all: true, minUnits: null, maxUnits: null, minCredits: null, maxCredits: null, groups: [] };

export async function qualified(cast: World) {
  const { cody, lee } = cast;
  const { enrolment, ids } = await enrolInSmall(cast, 'Q1');
  const { id } = await addQualification(cody, {
    ...{ number: '601/1', title: 'Diploma', awardingBody: null, level: 3, source: 'Written for tests' },
    ...{ lastRegistrationOn: null, lastCertificationOn: null },
    combination: { whole: { ...group, title: '', units: [{ number: 'Q1', title: 'Lead', credit: 2 }] }, barred: [] },
  });
  const numbers = { candidateNumber: 'AB-77', uln: '9276308686', lateReason: null };
  await register(cody, id, { candidateId: lee.personId, registeredOn: '2026-01-12', ...numbers });
  await setRequirements(cody, enrolment.unitId, {
    ...{ minOccasions: 2, minSpanWeeks: 1, minSourceClasses: 1, methodMix: [], currencyMonths: 24, version: 1 },
    ...{ simulationAllowed: false, realisticEnvironment: false, reason: 'Page 4' },
  });
  const taken = await takeEvidence(lee, await keepDocument(cast, lee, meetingOf(cast, '2026-03-16')));
  for (const criterionId of ids)
    await makeClaim(lee, taken.id, {
      ...{ enrolmentId: enrolment.id, criterionId, place: 'agenda-1', quote: null, how: 'So' },
    });
  const { title, level, credit, guidedLearningHours, source } = await unitOf(cody, enrolment.unitId);
  const next: UnitSpecification = {
    ...{
      number: 'Q1',
      title,
      level,
      credit,
      guidedLearningHours,
      source,
      expiresOn: null,
      purpose: null,
      sections: [],
    },
    ...{ requirements: { minOccasions: 1, minSpanDays: 0, minSourceClasses: 1, simulationAllowed: false } },
    requirementsNote: null,
    outcomes: [
      {
        ...{ number: '1', title: 'Lead a talk', knowledge: null, arisesFrom: [] },
        criteria: [
          { code: '1.1', text: 'Ask before telling', kind: 'performance' },
          { code: '1.2', text: 'Explain why and how', kind: 'knowledge' },
        ],
      },
    ],
  };
  const { id: toUnitId } = await reviseUnit(cody, enrolment.unitId, next);
  await moveEnrolment(cody, enrolment.id, { toUnitId, reason: 'Revised', version: enrolment.version });
  const [move] = (await movesOf(lee, enrolment.id)).moves;
  await letGoClaim(lee, enrolment.id, move!.claims.find(({ fate }) => fate === 'to-confirm')!.id);
}
