// A qualification invented for the sample, with two candidates registered for it; and what one unit asks, set by the centre.
import { chooseUnits, register } from '../../portfolios/registrations.ts';
import { combinationIn } from '../../qualifications/combination-text.ts';
import { addQualification } from '../../qualifications/qualifications.ts';
import { setRequirements } from '../../qualifications/requirements.ts';
import { unitsOf } from '../../qualifications/units.ts';
import type { Calendar } from './calendar.ts';
import type { SamplePeople } from './people.ts';

const rules = `Whole | at least 10 credits
Group Writing | all
LH-07 | Write to tenants in plain words | 3
Group Leading and serving | at least 1 unit
39 | Lead a team to improve customer services | 7
LH-09 | Resolve complaints at the first contact | 6
LH-10 | Explain service charges | 4
Group By telephone within Leading and serving | at most 1 unit
LH-11 | Speak with people who are upset | 3
LH-12 | Hand a call over well | 2
Barred LH-09 | LH-10`;

/** Numbers of learners that are nobody's: made up, with a last digit that checks the others. */
const learners = [
  { who: 'roisin', uln: '1234567015', candidateNumber: 'LH/0412', daysAgo: 70, chosen: ['LH-07', 'LH-09', 'LH-11'] },
  { who: 'imani', uln: null, candidateNumber: 'LH/0398', daysAgo: 112, chosen: ['LH-07', '39'] },
];

export async function sampleQualification({ administrator, idOf }: SamplePeople, calendar: Calendar): Promise<void> {
  calendar.goTo(3, '17:20');
  const read = combinationIn(rules);
  if (!('combination' in read)) throw new Error(`The sample’s rules cannot be read: ${read.problems.join(' ')}`);
  const { id } = await addQualification(administrator, {
    ...{
      number: 'LH-D2',
      title: 'Serving tenants (invented)',
      awardingBody: 'None: invented for the sample',
      level: 3,
    },
    ...{ lastRegistrationOn: null, lastCertificationOn: null, source: 'Invented for the sample' },
    combination: read.combination,
  });
  for (const { who, daysAgo, chosen, ...numbers } of learners) {
    const begun = { candidateId: idOf(who), registeredOn: calendar.day(daysAgo), lateReason: null };
    const { id: registrationId, version } = await register(administrator, id, { ...begun, ...numbers });
    await chooseUnits(administrator, registrationId, { chosen, version });
  }
  const writing = (await unitsOf(administrator)).find(({ number }) => number === 'LH-07')!;
  await setRequirements(administrator, writing.id, {
    ...{ minOccasions: 2, minSpanWeeks: 2, minSourceClasses: 1, methodMix: [], currencyMonths: 24, version: 1 },
    ...{ simulationAllowed: false, realisticEnvironment: false },
    reason:
      'Two letters at least two weeks apart, none older than two years when it is judged. Invented, as the unit is.',
  });
}
