// Lee's portfolio for exports: one judged piece, one submitted file, one draft.

import { judgeClaim } from '../src/server/assessment/judgements.ts';
import type { FileStore } from '../src/server/files/store.ts';
import { makeClaim } from '../src/server/portfolios/claims.ts';
import { addFiles, takeEvidence } from '../src/server/portfolios/taking.ts';
import { submitCleared } from './cleared.ts';
import { afresh } from './database.ts';
import { keepDocument, meetingOf, portfolioWorld } from './portfolio-world.ts';

/** A file of a few bytes that is a PDF. */
export const rota = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');

export type SubmittedPortfolio = Awaited<ReturnType<typeof submittedPortfolio>>;

export async function submittedPortfolio(store: FileStore) {
  afresh();
  const cast = await portfolioWorld();
  const { lee, ash, enrolment, criterion } = cast;
  const claim = (evidenceId: string, code: string, place: string) =>
    makeClaim(lee, evidenceId, {
      ...{ enrolmentId: enrolment.id, criterionId: criterion(code), place, quote: null, how: 'I asked before I told.' },
    });
  const judged = await takeEvidence(lee, await keepDocument(cast, lee, meetingOf(cast)));
  const made = await claim(judged.id, '2.2', 'agenda-1');
  await submitCleared(lee, judged.id, { declared: true, version: 1 });
  await judgeClaim(ash, made.id, {
    ...{ outcome: 'accepted', valid: true, authentic: true, current: true, sufficient: true, reason: null },
    ...{ feedback: 'Warm and to the point 日本.', action: null, actionDue: null, supersedes: null },
  });
  const stored = await store.put(bytesOf(rota), { name: 'rota.pdf', most: 1_000 });
  const when = { happenedFrom: '2026-02-10', happenedTo: null, simulated: false };
  const filed = await addFiles(lee, { title: 'Rota', ...when, about: 'My rota' }, [{ ...stored, name: 'rota.pdf' }]);
  await claim(filed.id, '1.4', 'file-1');
  await submitCleared(lee, filed.id, { declared: true, version: 1 });
  const draft = await takeEvidence(lee, await keepDocument(cast, lee, meetingOf(cast, '2026-03-09')));
  await claim(draft.id, '2.3', 'agenda-1');
  return { ...cast, judged, filed, draft };
}

async function* bytesOf(bytes: Uint8Array) {
  yield bytes;
}
