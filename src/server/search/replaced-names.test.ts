import { expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import { portfolioWorld } from '../../../tests/portfolio-world.ts';
import { makeClaim } from '../portfolios/claims.ts';
import { placesOf } from '../portfolios/document-parts.ts';
import { submitEvidence } from '../portfolios/evidence.ts';
import { replaceUndecided } from '../portfolios/redaction/deciding.ts';
import { writeAccount } from '../portfolios/taking.ts';
import { findAll } from './find.ts';

test('R-120 L21 a name that is replaced in evidence is found by nobody, in title, words and reasons of claims', async ({
  db: _,
}) => {
  const { lee, ash, ivy, enrolment, criterion } = await portfolioWorld();
  const written = await writeAccount(lee, {
    ...{ title: 'Call with Mrs Zebedee Quartzman', happenedFrom: '2026-03-02', happenedTo: null, simulated: false },
    ...{ situation: 'Mrs Quartzman rang about rent.', did: 'I asked Quartzman.', effect: 'Paid.', change: null },
  });
  await makeClaim(lee, written.id, {
    ...{ enrolmentId: enrolment.id, criterionId: criterion('2.2'), place: placesOf(written.document)[0]!.id },
    ...{ quote: null, how: 'I let Quartzman say it first.' },
  });
  const hits = async (who: typeof lee, typed: string) => (await findAll(who, { typed })).total;
  expect(await hits(lee, 'Quartzman')).toBeGreaterThan(0);
  const copy = await replaceUndecided(lee, written.id);
  await submitEvidence(lee, copy.id, { declared: true, version: copy.version });
  for (const who of [lee, ash, ivy]) {
    expect([await hits(who, 'Quartzman'), await hits(who, 'Zebedee')]).toEqual([0, 0]);
    expect(await hits(who, 'rang about rent')).toBe(1);
  }
});
