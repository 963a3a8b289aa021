// Every column of what is kept of a visit is altered past the application: each is found and named.
import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ownInstallation } from '../../../tests/own-installation.ts';
import { portfolioWorld } from '../../../tests/portfolio-world.ts';
import { begun, signed } from '../../../tests/visit-world.ts';
import { newId } from '../id.ts';
import { writeQuestion } from '../portfolios/visits/questions.ts';
import { agreeToRecord, keepPart } from '../portfolios/visits/recording.ts';
import { acknowledgeVisit } from '../portfolios/visits/visits.ts';
import { verifyLedger } from './ledger-check.ts';
import { trustIn } from './ledger-keys.ts';

let installation: Awaited<ReturnType<typeof ownInstallation>>;
let owner: pg.Client;

beforeAll(async () => {
  installation = await ownInstallation('visits');
  ({ owner } = installation);
  const cast = await portfolioWorld();
  const words = 'Why does the team know its targets?';
  await writeQuestion(cast.ash, cast.unit.id, { criterionId: cast.criterion('4.2'), words });
  const { id } = await begun(cast, { kind: 'discussion' });
  await agreeToRecord(cast.ash, id, { present: 'Ash and Lee', agreed: true });
  const stored = { hash: 'a'.repeat(64), size: 4, type: 'video/webm' };
  await keepPart(cast.ash, id, { take: newId(), number: 0 }, stored);
  await acknowledgeVisit(cast.lee, (await signed(cast)).id, { comment: 'Read', version: 3 });
});
afterAll(() => installation.close());

const problems = async () =>
  (await verifyLedger(owner, trustIn(installation.home))).problems.map(({ where, what }) => `${where}: ${what}`);

async function altered(...statements: string[]) {
  await owner.query(`begin; set local session_replication_role = replica; ${statements.join('; ')}`);
  const found = await problems();
  await owner.query('rollback');
  return found;
}

test('R-102 R-103 the ledger verifies a visit, its notes, its parts and the questions of an assessor', async () => {
  expect(await problems()).toEqual([]);
});

test('R-102 R-103 it names an alteration of each of them, also of what is only added to', async () => {
  const alterations: Record<string, string> = {
    "update visits set account = 'Otherwise'": 'visits ',
    "update visits set comment = 'I agree'": 'visits ',
    "update visits set began_at = began_at - interval '1 day'": 'visits ',
    "update visit_notes set words = 'Otherwise' where kind = 'note'": 'visit_notes ',
    "update visit_notes set at = at - interval '1 hour'": 'visit_notes ',
    'update visit_notes set criterion_ids = \'["x"]\'': 'visit_notes ',
    'delete from visit_notes': 'visit_notes ',
    'update visit_parts set number = 7': 'visit_parts ',
    "update visit_parts set hash = repeat('b', 64)": 'visit_parts ',
    "update questions set words = 'Another'": 'questions ',
  };
  for (const [statement, where] of Object.entries(alterations))
    expect(
      (await altered(statement)).some((problem) => problem.startsWith(where)),
      statement,
    ).toBe(true);
});
