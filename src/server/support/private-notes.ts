// Notes to a meeting that only their author reads.
import { and, eq } from 'drizzle-orm';
import { act } from '../act.ts';
import { first, one, type Tx } from '../db.ts';
import { Conflict } from '../errors.ts';
import { newId } from '../id.ts';
import type { Actor } from '../people/actor.ts';
import { lockedMeeting } from './one-to-one-facts.ts';
import type { PrivateNoteForm } from './one-to-ones.form.ts';
import { type OneToOneNote, oneToOneNotes } from './one-to-ones.table.ts';

/** Writes the actor's own notes, also after the meeting is closed. `version` 0 when there were none. @throws Conflict */
export const writePrivateNote = (
  actor: Actor,
  meetingId: string,
  { words, version }: PrivateNoteForm,
): Promise<OneToOneNote> =>
  act(actor, 'one-to-one.note', asAuthor(actor, meetingId), async (tx, _, keep) => {
    const { organisationId, personId: authorId } = actor;
    const own = and(
      ...[eq(oneToOneNotes.organisationId, organisationId), eq(oneToOneNotes.meetingId, meetingId)],
      eq(oneToOneNotes.authorId, authorId),
    );
    const before = first(await tx.select().from(oneToOneNotes).where(own).for('update'));
    if ((before?.version ?? 0) !== version)
      throw new Conflict('You changed these notes in another window. Compare the two, then save again.', {
        words: before?.words ?? '',
      });
    const row = { organisationId, id: newId(), meetingId, authorId, words };
    const written = before
      ? await tx
          .update(oneToOneNotes)
          .set({ words, version: version + 1 })
          .where(own)
          .returning()
      : await tx.insert(oneToOneNotes).values(row).returning();
    keep('one-to-one-note', one(written));
    return one(written);
  });

const asAuthor = (actor: Actor, meetingId: string) => async (tx: Tx) => {
  const facts = await lockedMeeting(actor, meetingId)(tx);
  return facts && { ...facts, authorId: actor.personId };
};
