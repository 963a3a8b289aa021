// The minutes of a meeting as they were kept last: what is printed.
import { see } from '../act.ts';
import { NotFound } from '../errors.ts';
import type { PackagedDocument as RecordDocument } from '../ledger/package-format.ts';
import type { Actor } from '../people/actor.ts';
import { newestDocument } from '../plans/plan-document.ts';
import { meetingFacts } from './meeting-facts.ts';

/** The minutes as kept last. @throws NotFound where none were proposed yet, or they are not theirs to read */
export const minutesOf = (actor: Actor, meetingId: string): Promise<RecordDocument> =>
  see(actor, 'team-meeting.view', meetingFacts(actor, meetingId), async (db) => {
    const kept = await newestDocument(actor, 'team-meeting-document', meetingId)(db);
    if (!kept) throw new NotFound('No minutes of this meeting were proposed yet.');
    return kept.record;
  });
