import { describe, expect } from 'vitest';
import { submitCleared } from '../../../tests/cleared.ts';
import { test } from '../../../tests/database.ts';
import { portfolioWorld } from '../../../tests/portfolio-world.ts';
import { NotFound } from '../errors.ts';
import { makeClaim } from './claims.ts';
import { evidenceToWorkOn } from './evidence-to-work-on.ts';
import { takeEntry, writeEntry } from './journal.ts';
import { entryFindings, entryOf } from './journal-page.ts';
import { writeAccount } from './taking.ts';
import { setAside } from './text-waivers.ts';
import { weakTextFindings, weakTextsOf } from './weak-texts.ts';

const days = { happenedFrom: '2026-03-02', happenedTo: null, simulated: false };
const tasks = 'On 2 March I wrote the rota. I printed it. I told the team. I put it on the wall.';

describe('weak words in a draft', () => {
  test('R-108 an account and the reasons of its claims are looked at before an assessor sees them', async ({
    db: _,
  }) => {
    const { lee, ash, enrolment, criterion } = await portfolioWorld();
    const account = { ...days, title: 'The rota', situation: tasks, did: null, effect: null, change: null };
    const taken = await writeAccount(lee, account);
    const claim = await makeClaim(lee, taken.id, {
      ...{
        enrolmentId: enrolment.id,
        criterionId: criterion('1.3'),
        place: 'situation-1',
        quote: null,
        how: 'See above',
      },
    });
    const { open } = await weakTextsOf(lee, taken.id);
    expect(open).toContainEqual(expect.objectContaining({ id: 'task-list', objectId: taken.id, about: 'The account' }));
    expect(open).toContainEqual(
      expect.objectContaining({
        ...{ id: 'points-elsewhere', objectId: claim.id, about: 'The claim for 1.3' },
        href: `/prove/evidence/${taken.id}/claims/${claim.id}`,
      }),
    );
    const { evidence, weak } = await evidenceToWorkOn(lee, taken.id);
    expect(weak).toEqual({ words: open.length, beside: 0 });
    await submitCleared(lee, taken.id, { version: evidence.version, declared: true });
    await expect(weakTextsOf(ash, taken.id), 'findings are the candidate’s alone').rejects.toThrow(NotFound);
  });

  test('R-108 a reason given for a claim is kept with it, and counts for that claim alone', async ({ db: _ }) => {
    const { lee, enrolment, criterion } = await portfolioWorld();
    const account = { ...days, title: 'The rota', situation: tasks, did: 'It was mine.', effect: null, change: null };
    const taken = await writeAccount(lee, account);
    const said = { enrolmentId: enrolment.id, place: 'situation-1', quote: null, how: 'As above' };
    const [one, other] = [
      await makeClaim(lee, taken.id, { ...said, criterionId: criterion('1.3') }),
      await makeClaim(lee, taken.id, { ...said, criterionId: criterion('1.4') }),
    ];
    const found = (await weakTextsOf(lee, taken.id)).open.find(({ objectId }) => objectId === one.id)!;
    const finding = { checkId: found.id, restsOn: found.restsOn, objectId: one.id };
    await setAside(lee, weakTextFindings(lee, taken.id), { finding, reason: 'Said in the account' });
    const { open, aside } = await weakTextsOf(lee, taken.id);
    expect(aside).toMatchObject([{ finding: { objectId: one.id }, waiver: { reason: 'Said in the account' } }]);
    expect(open.filter(({ objectId }) => objectId === other.id)).toHaveLength(1);
  });

  test('R-108 what was set aside in the journal stays so in the copy', async ({ db: _ }) => {
    const { lee } = await portfolioWorld();
    const parts = { happened: tasks };
    const { id } = await writeEntry(lee, 'journal', { ...days, title: 'The rota', records: [], parts });
    const { open } = await entryOf(lee, id);
    const found = open.find((one) => one.id === 'no-quantified-effect')!;
    const finding = { checkId: found.id, restsOn: found.restsOn, objectId: id };
    await setAside(lee, entryFindings(lee, id), { finding, reason: 'Nothing was counted' });
    const taken = await takeEntry(lee, id, 1);
    const copy = await weakTextsOf(lee, taken.id);
    expect(copy.aside).toMatchObject([{ waiver: { reason: 'Nothing was counted' } }]);
    expect(copy.open).toHaveLength(open.length - 1);
  });
});
