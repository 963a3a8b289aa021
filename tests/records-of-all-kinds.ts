// A portfolio with a record of nearly every kind, so that every table has rows to alter.
import type { FileStore } from '../src/server/files/store.ts';
import { submitEvidence } from '../src/server/portfolios/evidence.ts';
import { replaceUndecided } from '../src/server/portfolios/redaction/deciding.ts';
import { openOriginal } from '../src/server/portfolios/redaction/originals.ts';
import { addInSitu } from '../src/server/portfolios/sightings.ts';
import { claimStandard } from '../src/server/portfolios/standard-claims.ts';
import { appealReview } from '../src/server/reviews/appeals.ts';
import { importContactFile } from '../src/server/standards/contact-import-whole.ts';
import { askBack, takeBack } from '../src/server/standards/contact-taking-back.ts';
import { addStandard } from '../src/server/standards/standards.ts';
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
  await appealReview(cast.mo, await signedReview(cast), { toId: null, reason: 'The 22nd is told wrongly.' });
  const promised = { promise: 'We call back', kpi: null, target: null, team: null, liveFrom: '2026-01-05' };
  const { id: standardId } = await addStandard(lee, { ...promised, name: 'Call back' });
  await claimStandard(lee, cast.draft.id, { standardId, place: 'agenda-1', quote: null, how: 'So we ring back.' });
  await copied(cast);
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

/** A copy in which others are replaced, signed, and its original opened by who assesses it. */
async function copied({ ash, lee, draft }: SubmittedPortfolio) {
  const { id, version } = await replaceUndecided(lee, draft.id);
  await submitEvidence(lee, id, { declared: true, version });
  await openOriginal(ash, id, { reason: 'Is it the same talk?' });
}
