// Portfolios as big as wanted, made by the product's own functions; and how long their exports take.

import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { reading, sql } from '#server/db.ts';
import { administrator, withApplication } from '#server/installation/application.ts';
import { withInstallation } from '#server/installation/installation.ts';
import { writeExport } from '#server/installation/portfolios.ts';
import { decideOnOthers } from '#server/installation/sample/others.ts';
import type { Actor } from '#server/people/actor.ts';
import { actorLater } from '#server/people/later.ts';
import { makeClaim } from '#server/portfolios/claims.ts';
import { enrol } from '#server/portfolios/enrolments.ts';
import { submitEvidence } from '#server/portfolios/evidence.ts';
import { writeAccount } from '#server/portfolios/taking.ts';
import { builtInUnits } from '#server/qualifications/specification.ts';
import { addUnit, unitOf } from '#server/qualifications/units.ts';

export type Grown = { id: string; candidate: string; pieces: number };

/** One portfolio for each of `sizes`, by candidate, in a unit of 80 criteria; two claims for each piece of evidence. */
export const growPortfolios = (sizes: Record<string, number>): Promise<Grown[]> =>
  withApplication(async () => {
    const chief = await administrator();
    const unit = await unitOf(chief, (await addUnit(chief, bigUnit())).id);
    const criteria = unit.outcomes.flatMap((outcome) => outcome.criteria.map(({ id }) => id));
    const grown: Grown[] = [];
    for (const [candidate, pieces] of Object.entries(sizes)) {
      const actor = await personCalled(chief, candidate);
      const appointed = { assessorId: null, internalQualityAssurerId: null };
      const form = {
        unitId: unit.id,
        candidateId: actor.personId,
        startedOn: '2026-01-05',
        expiredReason: 'Measured',
        ...appointed,
      };
      const { id } = await enrol(chief, form);
      for (let piece = 0; piece < pieces; piece++) await addPiece(actor, id, criteria, piece);
      grown.push({ id, candidate, pieces });
    }
    return grown;
  });

async function personCalled({ organisationId }: Actor, name: string): Promise<Actor> {
  const found = await reading(organisationId, (db) =>
    db.rows<{ id: string }>(sql`select id from people where organisation_id = ${organisationId} and name = ${name}`),
  );
  const actor = found[0] && (await actorLater(organisationId, found[0].id));
  if (!actor) throw new Error(`The sample has nobody called ${name}.`);
  return actor;
}

async function addPiece(actor: Actor, enrolmentId: string, criteria: string[], piece: number) {
  const evidence = await writeAccount(actor, {
    ...{ title: `Week ${piece + 1} at the hub`, happenedFrom: '2026-03-02', happenedTo: null, simulated: false },
    situation: `In week ${piece + 1} calls about repairs had risen.\n\nTwo advisers were away, so the order of work mattered.`,
    did: 'I showed the figures, asked what stood in the way, and we set the order together.',
    effect: 'All repairs were answered on the day.',
    change: null,
  });
  const words = { enrolmentId, quote: null, how: 'It says what I did, and what came of it for customers.' };
  for (const [at, place] of ['did-1', 'effect-1'].entries()) {
    const criterionId = criteria[(piece * 2 + at) % criteria.length]!;
    await makeClaim(actor, evidence.id, { ...words, criterionId, place });
  }
  await decideOnOthers(actor, evidence.id);
  await submitEvidence(actor, evidence.id, { declared: true, version: evidence.version });
}

/** Eight outcomes of ten criteria: the biggest that a unit of this kind has. */
function bigUnit() {
  const outcomes = Array.from({ length: 8 }, (_, outcome) => ({
    number: String(outcome + 1),
    title: `Lead the team, part ${outcome + 1}`,
    ...{ knowledge: null, arisesFrom: [] },
    criteria: Array.from({ length: 10 }, (_, at) => ({
      code: `${outcome + 1}.${at + 1}`,
      kind: at < 5 ? ('performance' as const) : ('knowledge' as const),
      text: `Show, from your own work, point ${at + 1} of leading a team that serves customers, and say why it matters`,
    })),
  }));
  return { ...builtInUnits[0], number: '80', title: 'A unit of eighty criteria', outcomes };
}

/** Seconds from asking to both files written, and seconds of CPU, for each portfolio. */
export async function exportTimes(home: string, grown: Grown[]) {
  const folder = join(home, 'bench-exports');
  const times: { pieces: number; seconds: number; cpu: number }[] = [];
  await withInstallation(async (at) => {
    const [smallest] = grown;
    if (smallest) await writeExport(at, smallest.id, folder); // loads the program that sets the PDF
    for (const { id, pieces } of grown) {
      const [began, cpu] = [performance.now(), process.cpuUsage()];
      await writeExport(at, id, folder);
      const { user, system } = process.cpuUsage(cpu);
      times.push({ pieces, seconds: (performance.now() - began) / 1000, cpu: (user + system) / 1e6 });
    }
  });
  await rm(folder, { recursive: true, force: true });
  return times;
}
