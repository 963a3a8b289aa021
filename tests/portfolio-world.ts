// The cast with a portfolio: Lee works towards unit 39, Ash assesses, Ivy assures; records of Lee's work are kept as documents.
import { act } from '../src/server/act.ts';
import { newId } from '../src/server/id.ts';
import type { Actor } from '../src/server/people/actor.ts';
import type { RecordDocument } from '../src/server/portfolios/document.ts';
import { enrol } from '../src/server/portfolios/enrolments.ts';
import type { SourceKind } from '../src/server/portfolios/sources.ts';
import { addBuiltInUnits, unitOf } from '../src/server/qualifications/units.ts';
import { kept } from './database.ts';
import { type World, world } from './world.ts';

export type PortfolioWorld = Awaited<ReturnType<typeof portfolioWorld>>;

export const portfolioWorld = kept('portfolioworld', async () => {
  const cast = await world();
  const { unit, enrolment } = await enrolLee(cast);
  const criteria = new Map(
    unit.outcomes.flatMap((outcome) => outcome.criteria.map(({ code, id }) => [code, id] as const)),
  );
  const criterion = (code: string) => criteria.get(code)!;
  return { ...cast, unit, enrolment, criterion };
});

/** Lee works towards unit 39, in whatever world. */
export async function enrolLee(cast: Pick<World, 'cody' | 'lee' | 'ash' | 'ivy'>) {
  const [added] = await addBuiltInUnits(cast.cody);
  const unit = await unitOf(cast.cody, added!.id);
  const enrolment = await enrol(cast.cody, {
    ...{ unitId: unit.id, candidateId: cast.lee.personId, startedOn: '2026-01-05' },
    ...{ assessorId: cast.ash.personId, internalQualityAssurerId: cast.ivy.personId, expiredReason: 'To practise' },
  });
  return { unit, enrolment };
}

/** A one-to-one as its own domain would keep it: what both share, and nothing private. */
export const meetingOf = (cast: Pick<World, 'lee' | 'mo'>, day = '2026-03-02'): RecordDocument => ({
  ...{ title: `One-to-one with Mo, ${day}`, kind: 'One-to-one', from: day, to: day },
  people: [
    { id: cast.lee.personId, name: 'Lee Leader', part: 'leader' },
    { id: cast.mo.personId, name: 'Mo Member', part: 'member' },
  ],
  sections: [
    {
      ...{ id: 'agenda', heading: 'Agenda' },
      blocks: [
        { id: 'agenda-1', kind: 'words', label: 'First point', text: 'Mo asked how to end long calls.\nLee listened.' },
      ],
    },
    {
      ...{ id: 'actions', heading: 'Actions' },
      blocks: [
        {
          id: 'actions-1',
          kind: 'table',
          label: 'Actions',
          head: ['Who', 'What'],
          rows: [['Mo', 'Try the new close']],
        },
      ],
    },
  ],
});

/** Keeps a document as a version of a record, the way the domains of the work do. */
export async function keepDocument(
  { team }: Pick<World, 'team'>,
  actor: Actor,
  document: RecordDocument,
  {
    kind = 'one-to-one-document',
    id = newId(),
    version = 1,
  }: { kind?: SourceKind; id?: string; version?: number } = {},
) {
  const find = async () => ({ teamId: team.id, state: 'draft' });
  await act(actor, 'plan.edit', find, async (_tx, _subject, keep) => {
    const kept = { ...document, id, version };
    keep(kind, kept);
    return kept;
  });
  return { kind, sourceId: id };
}
