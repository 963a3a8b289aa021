// A portfolio with a record of nearly every kind, so that every table has rows to alter.
import { recordCompetence } from '../src/server/assessment/competence.ts';
import { meetCriterion } from '../src/server/assessment/criterion-decisions.ts';
import { lookAtCriterion } from '../src/server/assessment/criterion-looks.ts';
import type { FileStore } from '../src/server/files/store.ts';
import { coachingFindings, waiveCoachingFinding } from '../src/server/insights/coaching-findings.ts';
import { correctChecked, giveChecked } from '../src/server/insights/feedback-fields.ts';
import type { Actor } from '../src/server/people/actor.ts';
import { submitEvidence } from '../src/server/portfolios/evidence.ts';
import { askingModel, askModel } from '../src/server/portfolios/model-questions.ts';
import { replaceUndecided } from '../src/server/portfolios/redaction/deciding.ts';
import { openOriginal } from '../src/server/portfolios/redaction/originals.ts';
import { addInSitu } from '../src/server/portfolios/sightings.ts';
import { claimStandard } from '../src/server/portfolios/standard-claims.ts';
import { appealReview } from '../src/server/reviews/appeals.ts';
import { importContactFile } from '../src/server/standards/contact-import-whole.ts';
import { askBack, takeBack } from '../src/server/standards/contact-taking-back.ts';
import { addStandard } from '../src/server/standards/standards.ts';
import { holdSession, writeNote } from '../src/server/support/coaching/sessions.ts';
import { answerFeedback } from '../src/server/support/colleague-feedback.ts';
import { feedbackPage } from '../src/server/support/colleague-feedback-list.ts';
import { agreedPlan, agreedSession, arranged, noteWords } from './coaching-world.ts';
import { qualification } from './decision-world.ts';
import { naming, withModel } from './model-server.ts';
import { planAndReview } from './planned-assessment.ts';
import { qualified } from './qualified-world.ts';
import { signedReview } from './reviewed.ts';
import { type SubmittedPortfolio, submittedPortfolio } from './submitted-portfolio.ts';

const calls = `Call Id,Agent,Date,Time,Answered (Y/N),Resolved,Speed of answer in seconds,AvgTalkDuration,Satisfaction rating
C1,Mo Member,2026-03-02,09:12:58,Y,Y,109,00:02:23,3
C2,Nia Newer,2026-03-10,09:47:31,N,N,,,
C3,Nia Newer,some day,09:47:31,N,N,,,
`;

/** Answers who has them. */
export async function recordsOfAllKinds(store: FileStore): Promise<SubmittedPortfolio> {
  const cast = await submittedPortfolio(store);
  const { ada, lee } = cast;
  await qualified(cast);
  await planAndReview(cast);
  await coached(cast);
  await appealReview(cast.mo, await signedReview(cast), { toId: null, reason: 'The 22nd is told wrongly.' });
  const promised = { promise: 'We call back', kpi: null, target: null, team: null, liveFrom: '2026-01-05' };
  const { id: standardId } = await addStandard(lee, { ...promised, name: 'Call back' });
  await claimStandard(lee, cast.draft.id, { standardId, place: 'agenda-1', quote: null, how: 'So we ring back.' });
  await copied(cast);
  await spokenTo(cast);
  await askedAModel(cast);
  await metBelow(cast);
  await addInSitu(lee, {
    ...{ title: 'Board', happenedFrom: '2026-02-10', about: 'Levels', place: 'Wall', keeper: null, why: 'It hangs' },
    personId: ada.personId,
  });
  const imported = async (text: string) =>
    (await importContactFile(ada, { name: 'calls.csv', content: [new TextEncoder().encode(text)] }, { store })).done;
  await imported(calls);
  const wrong = await imported(
    calls
      .replace('C1,Mo Member,2026-03-02,09:12:58,Y,Y', 'C1,Mo Member,2026-03-02,09:12:58,Y,N')
      .replace('some day', '2026-04-06'),
  );
  await imported(calls);
  await askBack(ada, wrong.id, { why: 'The wrong month' });
  await takeBack(ada, wrong.id);
  await imported(calls.replace('C1,Mo Member,2026-03-02,09:12:58,Y,Y', 'C1,Mo Member,2026-03-02,09:12:58,Y,N'));
  return cast;
}

/** Feedback to a member, answered, with a reason why it was given as it is. */
async function spokenTo({ lee, mo }: SubmittedPortfolio) {
  const said = {
    situation: 'On Friday',
    behaviour: 'You were a star.',
    impact: 'She slept.',
    nextStep: 'Do it again.',
  };
  const { id } = await giveChecked(lee, mo.personId, { ...said, asItIsBecause: 'It was late' });
  const [text] = (await feedbackPage(mo, id)).texts;
  await answerFeedback(mo, id, { textId: text!.id, view: 'agree', words: 'I rang her twice.' });
  const corrected = { ...said, behaviour: 'You rang her twice.', asItIsBecause: null, correctedBecause: 'As he says' };
  await correctChecked(lee, id, corrected);
}

/** A criterion met although occasions lack, at which quality assurance has looked. */
async function metBelow({ cody, ash, ivy, enrolment, criterion }: SubmittedPortfolio) {
  await recordCompetence(cody, ash.personId, qualification);
  const { id } = await meetCriterion(ash, enrolment.id, criterion('2.2'), 'I watched two more.');
  await lookAtCriterion(ivy, enrolment.id, { decisionId: id, words: 'I read it.' });
}

/** A copy in which others are replaced, signed, and its original opened by who assesses it. */
async function copied({ ash, lee, draft }: SubmittedPortfolio) {
  const { id, version } = await replaceUndecided(lee, draft.id);
  await submitEvidence(lee, id, { declared: true, version });
  await openOriginal(ash, id, { reason: 'Is it the same talk?' });
}

const askedAModel = ({ lee, draft }: SubmittedPortfolio) =>
  withModel(naming({ criterion: '39 3.2', words: 'asked how to end long calls' }), async () => {
    const { prompt } = await askingModel(lee, draft.id);
    await askModel(lee, draft.id, { hash: prompt!.hash });
  });

/** Coaching under way, with a reason given for a finding: its first session was held before it was proposed. */
async function coached({ lee, mo }: SubmittedPortfolio) {
  const two = { coach: lee, coachee: mo };
  const id = await agreedPlan(two, { dueOn: '2199-12-31' });
  await agreedSession(two, id, '2026-03-02');
  const telling = await heldByCoachAlone(two, id);
  const { open } = await coachingFindings(lee);
  const found = open.find(({ objectId }) => objectId === telling)!;
  await waiveCoachingFinding(lee, { ...found, reason: 'He was off sick' });
}

/** A session of which only the coach wrote. */
async function heldByCoachAlone(two: { coach: Actor; coachee: Actor }, planId: string): Promise<string> {
  const id = await arranged(two, planId, '2026-03-04');
  await holdSession(two.coach, id);
  await writeNote(two.coach, id, { ...noteWords, version: 2 });
  return id;
}
