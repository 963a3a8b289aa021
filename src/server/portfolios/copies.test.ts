import { expect } from 'vitest';
import { submitCleared } from '../../../tests/cleared.ts';
import { test } from '../../../tests/database.ts';
import { portfolioWorld } from '../../../tests/portfolio-world.ts';
import { NotFound } from '../errors.ts';
import { holdMeeting, scheduleMeeting } from '../support/meetings.ts';
import { beginOneToOne } from '../support/one-to-ones.ts';
import { makeClaim } from './claims.ts';
import { copiesNaming, copiesOfMeeting } from './copies.ts';
import { placesOf } from './document-parts.ts';
import { takeEvidence } from './taking.ts';

const taken = async () => {
  const cast = await portfolioWorld();
  const { lee, mo, enrolment, criterion } = cast;
  const pair = await beginOneToOne(lee, mo.personId);
  const meeting = await scheduleMeeting(lee, pair.id, { day: '2026-03-02', time: '09:00' });
  await holdMeeting(lee, meeting.id);
  const copy = await takeEvidence(lee, { kind: 'one-to-one-document', sourceId: meeting.id });
  const place = placesOf(copy.document)[0]!.id;
  const claim = { place, quote: null, how: 'I asked', criterionId: criterion('1.1'), enrolmentId: enrolment.id };
  await makeClaim(lee, copy.id, claim);
  const submit = () => submitCleared(lee, copy.id, { version: copy.version, declared: true });
  return { ...cast, pair, meeting, copy, submit };
};

test('R-122 both of a meeting are told of the copy that was submitted, by whom and who reads it; nobody else is', async ({
  db: _,
}) => {
  const { lee, mo, nia, pair, meeting, copy, submit } = await taken();
  expect(await copiesOfMeeting(mo, pair.id, meeting.id)).toEqual([]);
  await submit();
  for (const actor of [lee, mo])
    expect(await copiesOfMeeting(actor, pair.id, meeting.id)).toMatchObject([
      { id: copy.id, candidate: 'Lee Leader', readers: ['Ash Assessor', 'Ivy Assurer'], withdrawn: false },
    ]);
  await expect(copiesOfMeeting(nia, pair.id, meeting.id)).rejects.toThrow(NotFound);
  const other = await beginOneToOne(lee, nia.personId);
  expect(await copiesOfMeeting(nia, other.id, meeting.id)).toEqual([]);
});

test('R-122 whoever is named in evidence of others sees which, whose and who reads it; one’s own is not among it', async ({
  db: _,
}) => {
  const { lee, mo, nia, copy, submit } = await taken();
  expect(await copiesNaming(mo)).toMatchObject([{ title: copy.title, candidate: 'Lee Leader', submittedAt: null }]);
  await submit();
  expect((await copiesNaming(mo))[0]!.submittedAt).not.toBeNull();
  expect(await copiesNaming(lee)).toEqual([]);
  expect(await copiesNaming(nia)).toEqual([]);
});
