import { expect } from 'vitest';
import { test } from '../../../../tests/database.ts';
import { pdfText } from '../../../../tests/pdf-text.ts';
import { portfolioWorld } from '../../../../tests/portfolio-world.ts';
import { ask, outsider, ownWords, said, seatOf } from '../../../../tests/testimony-world.ts';
import { now, setClock } from '../../clock.ts';
import { recordPdf } from '../record-pdf.ts';
import { giveTestimony, saveDraft } from './answering.ts';
import { statusList } from './status-list.ts';
import { witnessesOf } from './witnesses.ts';

test('R-099 the witness status list is printed with who each is, their signature and how it stands, and no address', async ({
  db: _,
}) => {
  const cast = await portfolioWorld();
  setClock(() => new Date('2026-03-10T10:00:00Z'));
  const asked = await ask(cast);
  const { witness } = await seatOf();
  await saveDraft(witness, asked.id, 0, { words: ownWords });
  await giveTestimony(witness, asked.id, said);
  await ask(cast, { name: 'Toby', email: 'toby@tenants.example' });
  const list = statusList(await witnessesOf(cast.ivy, cast.enrolment.id), '2026-03-10', 'Europe/London');
  const [silent, signed] = list.sections[0]!.blocks;
  expect(silent).toMatchObject({
    label: 'Toby',
    facts: expect.arrayContaining([{ name: 'State', value: 'Asked, not opened yet' }]),
  });
  expect(signed).toMatchObject({
    label: 'Tess Tenant',
    facts: expect.arrayContaining([
      { name: 'Role', value: 'Chair of the tenants' },
      { name: 'Reports to the candidate', value: 'No' },
      { name: 'Competence', value: said.competence },
      { name: 'Specimen signature', value: 'Tess Tenant' },
      { name: 'Signed', value: '10 March 2026' },
      { name: 'State', value: 'Given, witness not checked yet' },
    ]),
  });
  const printed = pdfText(Buffer.from(await recordPdf(cast.ivy, list, now())));
  expect(printed).toContain('Witness status list of Lee Leader, unit 39');
  expect(printed).toContain('Chair of the tenants');
  expect(printed).not.toContain(outsider.email);
});
