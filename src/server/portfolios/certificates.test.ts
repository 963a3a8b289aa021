import { expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import { portfolioWorld } from '../../../tests/portfolio-world.ts';
import { setClock } from '../clock.ts';
import { Invalid } from '../errors.ts';
import { certificateForm } from './certificates.form.ts';
import { addCertificate } from './certificates.ts';
import { makeClaim } from './claims.ts';
import { evidenceOf } from './evidence-page.ts';
import { criterionOf } from './portfolio.ts';

const scan = { hash: 'ab'.repeat(32), size: 3, type: 'application/pdf', name: 'certificate.pdf', pages: 2 };
const held = {
  ...{ title: 'Level 2 Certificate in Customer Service', awardedBy: 'Northway Awards', awardedOn: '2024-05-01' },
  ...{ number: 'NW-204', expiresOn: '2026-05-01', seenBy: 'Ash Assessor', seenOn: '2026-03-02' },
  about: 'I use it every day.',
};
const onDay = (day: string) => setClock(() => new Date(`${day}T10:00:00Z`));

test('R-092 a certificate is kept with what it says, its file and until when it holds; it is a source of its own', async ({
  db: _,
}) => {
  const { lee, enrolment, criterion } = await portfolioWorld();
  onDay('2026-03-10');
  const evidence = await addCertificate(lee, held, [scan]);
  expect(evidence).toMatchObject({ kind: 'certificate', happenedFrom: '2024-05-01', expiresOn: '2026-05-01' });
  const [certificate, about, files] = evidence.document.sections;
  expect(certificate!.blocks[0]).toMatchObject({
    facts: expect.arrayContaining([
      { name: 'Awarded by', value: 'Northway Awards' },
      { name: 'Original seen', value: 'by Ash Assessor on 2 March 2026' },
    ]),
  });
  expect(about!.blocks).toMatchObject([{ id: 'about-1', text: 'I use it every day.' }]);
  expect(files!.blocks).toMatchObject([{ kind: 'file', name: 'certificate.pdf', pages: 2 }]);
  const claimed = { enrolmentId: enrolment.id, criterionId: criterion('1.4'), quote: null, how: 'It certifies this.' };
  const claim = await makeClaim(lee, evidence.id, { ...claimed, place: 'file-1', pages: '2' });
  expect(claim.place).toBe('file-1#page=2');
  await expect(makeClaim(lee, evidence.id, { ...claimed, place: 'file-1', pages: '3' })).rejects.toThrow('has 2 pages');
  const { claims } = await criterionOf(lee, enrolment.id, criterion('1.4'));
  expect(claims.map(({ placeLabel }) => placeLabel)).toEqual(['The file: certificate.pdf, page 2']);
  const { status } = await criterionOf(lee, enrolment.id, criterion('1.4'));
  expect(status.claimed).toMatchObject({ occasions: 1, classes: ['prior'] });
});

test('R-096 a certificate counts as long as it held when it was claimed; that it expires, or has, is said to whoever reads it', async ({
  db: _,
}) => {
  const { lee, enrolment, criterion } = await portfolioWorld();
  const claimOn = async (evidenceId: string, code: string) => {
    const form = { enrolmentId: enrolment.id, criterionId: criterion(code), place: 'about-1', quote: null, how: 'So.' };
    await makeClaim(lee, evidenceId, form);
    return (await criterionOf(lee, enrolment.id, criterion(code))).status;
  };
  const current = async (id: string) => (await evidenceOf(lee, id)).facts.find(({ name }) => name === 'Current')?.text;
  onDay('2026-03-10');
  const { id } = await addCertificate(lee, held, [scan]);
  expect(await current(id)).toBe('It holds until 1 May 2026, in 52 days. Awarded 1 year ago');
  expect(await claimOn(id, '1.2')).toMatchObject({ state: 'claimed', uncounted: 0 });
  onDay('2026-05-02');
  expect(await current(id)).toContain('It expired on 1 May 2026: what is claimed of it after that day does not count');
  expect(await claimOn(id, '1.3')).toMatchObject({ state: 'uncovered', uncounted: 1 });
  expect((await criterionOf(lee, enrolment.id, criterion('1.2'))).status).toMatchObject({ uncounted: 0 });
  await expect(addCertificate(lee, held, [scan])).rejects.toThrow(Invalid);
});

test('R-092 who saw the original and when belong together, and no certificate ends before it began', () => {
  const problems = (typed: Partial<typeof held>) =>
    certificateForm.safeParse({ ...held, ...typed }).error?.issues.map(({ path }) => path.join());
  expect(problems({})).toBeUndefined();
  expect(problems({ seenOn: '' })).toEqual(['seenOn']);
  expect(problems({ seenBy: '' })).toEqual(['seenOn']);
  expect(problems({ expiresOn: '2024-04-30' })).toEqual(['expiresOn']);
});
