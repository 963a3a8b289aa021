// Who speaks for the leader's work from outside: a tenant whose testimony her assessor checked and accepted, and an engineer who is asked.
import { judgeClaim } from '../../assessment/judgements.ts';
import type { Actor } from '../../people/actor.ts';
import { makeClaim } from '../../portfolios/claims.ts';
import { submitEvidence } from '../../portfolios/evidence.ts';
import { giveTestimony, saveDraft } from '../../portfolios/testimony/answering.ts';
import { askWitness } from '../../portfolios/testimony/asking.ts';
import { checkWitness } from '../../portfolios/testimony/checking.ts';
import type { Testimony } from '../../portfolios/testimony/testimonies.table.ts';
import type { Calendar } from './calendar.ts';
import { decideOnOthers } from './others.ts';
import type { SamplePeople } from './people.ts';
import type { SampleEnrolment } from './portfolio.ts';

const address = 'http://localhost:4680';
const tenant = {
  ...{ personId: null, name: 'Maureen Platt', email: 'maureen.platt@marshhouse.example', phone: '020 7946 0139' },
  ...{ relation: 'customer' as const, aboutEvidenceId: null },
  about: 'The evening at Marsh House after the missed appointments, and what was agreed there.',
};
const engineer = {
  ...{ personId: null, name: 'Dev Anand', email: 'dev.anand@northlift.example', phone: null },
  ...{ relation: 'supplier' as const, aboutEvidenceId: null },
  about: 'Our call on how to tell tenants when a lift is out, and who rings whom.',
};
const words = [
  'Imani came herself and did not bring a leaflet. She let us finish, and some of us were angry.',
  'Then she asked her two colleagues to answer for their own part, and stood by them when it got loud. Since that evening somebody rings before a missed appointment, not after.',
].join('\n\n');
export const claimOfTestimony = {
  ...{ code: '3.2', place: 'words-2', quote: null },
  how: 'I had the two talk about their own part, in front of tenants, and did not answer for them. Maureen saw it.',
};

/** Asked, given, claimed, checked and judged within two days, after the assessor's first visit. */
export async function tenantSpeaks(cast: SamplePeople, calendar: Calendar, { id, criteria }: SampleEnrolment) {
  const leader = await cast.as('imani');
  calendar.goTo(41, '16:10');
  const asked = await askWitness(leader, id, tenant, address);
  calendar.goTo(40, '19:20');
  const witness = witnessOf(leader, asked);
  await saveDraft(witness, asked.id, 0, { words });
  const { evidenceId } = await giveTestimony(witness, asked.id, {
    ...{ seen: 'I chaired the evening in the common room and wrote down what was promised.', declared: true },
    ...{ seenFrom: calendar.day(44), seenTo: null, role: 'Chair of the tenants’ association', employer: null },
    ...{ relation: 'customer', reportsToCandidate: 'no', evaluation: 'neither', knowsUnit: false, version: 1 },
    ...{ competence: 'I have spoken for the tenants with Larkfield for nine years.', signature: 'Maureen Platt' },
  });
  calendar.goTo(40, '20:40');
  const { code, ...shows } = claimOfTestimony;
  const claimed = { enrolmentId: id, criterionId: criteria.get(code)!, ...shows };
  const claim = await makeClaim(leader, evidenceId!, claimed);
  await decideOnOthers(leader, evidenceId!);
  await submitEvidence(leader, evidenceId!, { declared: true, version: 1 });
  calendar.goTo(39, '08:20');
  const assessor = await cast.as('geoff');
  await checkWitness(assessor, asked.id, {
    ...{ contact: 'phoned', contactOn: calendar.day(39), competent: 'yes' },
    words: 'Rang the association’s office, whose number Larkfield publishes, and was put through to her.',
    competence: 'She chaired the evening, and has dealt with complaints on both sides for years.',
  });
  const none = { reason: null, action: null, actionDue: null, supersedes: null };
  const met = { valid: true, authentic: true, current: true, sufficient: true };
  const feedback = 'An outside voice, and a plain one. Ask for more like it.';
  await judgeClaim(assessor, claim.id, { ...none, ...met, feedback, outcome: 'accepted' });
}

/** Asked a few days ago, and not answered yet. */
export const engineerAsked = async (cast: SamplePeople, { id }: SampleEnrolment) =>
  askWitness(await cast.as('imani'), id, engineer, address);

/** The witness as the door finds them. */
const witnessOf = ({ organisationId, organisation }: Actor, { witnessId, witnessName }: Testimony): Actor => ({
  ...{ organisationId, organisation, personId: witnessId, name: witnessName, isCandidate: false, isGuest: true },
  ...{ roles: new Set(), leads: new Set(), manages: new Set(), memberOf: new Set() },
});
