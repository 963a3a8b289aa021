// What stands behind a piece of evidence that a witness gave: facts for the assessor to weigh, and whether it can be relied on yet.
import { and, eq } from 'drizzle-orm';
import { dayInWords, dayOf } from '../../day-words.ts';
import { first, type Read } from '../../db.ts';
import type { Evidence } from '../portfolios.table.ts';
import type { Fact } from '../provenance.ts';
import { isSignedAs } from './signed-name.ts';
import { type Testimony, type TestimonyStep, testimonies } from './testimonies.table.ts';
import { stepsOf } from './testimony-facts.ts';
import { addressWords, contactWords, relationWords } from './testimony-words.ts';

export type Witnessed = { testimony: Testimony; steps: TestimonyStep[] };

/** The testimony that evidence was made of; null for any other kind of evidence. */
export async function witnessed(db: Read, { organisationId, id, sourceKind }: Evidence): Promise<Witnessed | null> {
  if (sourceKind !== 'testimony') return null;
  const made = and(eq(testimonies.organisationId, organisationId), eq(testimonies.evidenceId, id));
  const testimony = first(await db.select().from(testimonies).where(made));
  return testimony && { testimony, steps: await stepsOf(db, testimony) };
}

/** Pure. In the order in which they are read, after where the evidence comes from. */
export function witnessFacts({ testimony, steps }: Witnessed, timeZone: string): Fact[] {
  const { witnessName, role, relation, reportsToCandidate, address, signature } = testimony;
  const other =
    signature && !isSignedAs(signature, witnessName) ? `Signed as ${signature}, not as ${witnessName}. ` : '';
  const last = newestCheck(steps);
  const taken = steps.find(({ step }) => step === 'retracted');
  return [
    { name: 'Witness', text: `${witnessName}, ${role}. ${relationWords[relation!]}` },
    {
      name: 'Independence',
      text: reportsToCandidate
        ? 'Depends on the candidate: the witness reports to them'
        : 'The witness says that they do not report to the candidate',
    },
    { name: 'Who they are', text: `${other}${addressWords[address!]}. ${checkedWords(last, timeZone)}` },
    ...(last?.competent === false
      ? [{ name: 'Competence', text: 'Not shown, as the assessor found, so it counts as ordinary testimony' }]
      : []),
    ...(taken ? [{ name: 'Taken back', text: saidOf('The witness took it back', taken, timeZone) }] : []),
  ];
}

const newestCheck = (steps: readonly TestimonyStep[]) =>
  steps.findLast(({ step }) => step === 'verified' || step === 'disputed');

function checkedWords(last: TestimonyStep | undefined, timeZone: string) {
  if (!last) return 'No assessor has checked it yet';
  if (last.step === 'disputed') return saidOf(`Disputed by ${last.byName}`, last, timeZone);
  const how = contactWords[last.contact!].toLowerCase();
  return `Checked by ${last.byName}, who ${how} on ${dayInWords(last.contactOn!)}: ${last.words}`;
}

const saidOf = (what: string, { words, at }: TestimonyStep, timeZone: string) =>
  `${what} on ${dayInWords(dayOf(at, timeZone))}${words ? `: ${words}` : ''}`;

/** Why an assessor cannot accept a claim of this evidence now; null where they can. */
export async function notReliable(db: Read, evidence: Evidence): Promise<string | null> {
  const found = await witnessed(db, evidence);
  if (!found) return null;
  const { testimony, steps } = found;
  const { witnessName } = testimony;
  const says = (step: TestimonyStep['step']) => steps.some((one) => one.step === step);
  if (says('retracted')) return `${witnessName} has taken this testimony back, so nothing in it can be accepted.`;
  const last = newestCheck(steps);
  if (last?.step === 'disputed') return `This testimony is disputed. Check it on the page of the witness, then judge.`;
  return last ? null : `Check first who ${witnessName} is, on the page of the witness: then it can be relied on.`;
}
