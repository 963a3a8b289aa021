// Thanks as one document: who thanks whom for what. Kept when they are given and at every change after.
import type { Keep } from '../act.ts';
import { dayInWords, dayOf, momentInWords } from '../day-words.ts';
import { one, type Read, sql, type Tx } from '../db.ts';
import type { PackagedBlock as Block, PackagedDocument as RecordDocument } from '../ledger/package-format.ts';
import type { Actor } from '../people/actor.ts';
import { facts, keepIfNew } from '../plans/plan-document.ts';
import { isTeams } from './recognition-state.ts';

type Named = { id: string; name: string };

/** Days are YYYY-MM-DD, moments ISO 8601. */
export type ThanksRow = {
  id: string;
  giver: Named;
  receiver: Named;
  teamId: string | null;
  team: string | null;
  behaviour: string;
  effect: string | null;
  happenedOn: string | null;
  planId: string | null;
  plan: string | null;
  task: string | null;
  contact: string | null;
  forTeam: boolean;
  keptPrivateAt: string | null;
  givenAt: string;
  readAt: string | null;
  withdrawnAt: string | null;
  withdrawnReason: string | null;
};

/** Columns of `ThanksRow` from `thanksTables`. */
export const thanksColumns = sql`r.id, json_build_object('id', g.id, 'name', g.name) as giver,
  json_build_object('id', w.id, 'name', w.name) as receiver, r.team_id as "teamId", e.name as team, r.behaviour, r.effect,
  r.happened_on::text as "happenedOn", r.plan_id as "planId", p.title as plan, t.title as task, r.contact, r.for_team as "forTeam",
  to_json(r.kept_private_at) #>> '{}' as "keptPrivateAt", to_json(r.given_at) #>> '{}' as "givenAt",
  to_json(r.read_at) #>> '{}' as "readAt", to_json(r.withdrawn_at) #>> '{}' as "withdrawnAt", r.withdrawn_reason as "withdrawnReason"`;
export const thanksTables = sql`recognitions r
  join people g on g.organisation_id = r.organisation_id and g.id = r.giver_id
  join people w on w.organisation_id = r.organisation_id and w.id = r.receiver_id
  left join teams e on e.organisation_id = r.organisation_id and e.id = r.team_id
  left join plans p on p.organisation_id = r.organisation_id and p.id = r.plan_id
  left join tasks t on t.organisation_id = r.organisation_id and t.id = r.task_id`;

export const thanksRow = async (db: Read, { organisationId }: Actor, thanksId: string): Promise<ThanksRow> =>
  one(
    await db.rows<ThanksRow>(sql`select ${thanksColumns} from ${thanksTables}
      where r.organisation_id = ${organisationId} and r.id = ${thanksId}`),
  );

export async function keepThanksDocument(tx: Tx, actor: Actor, thanksId: string, keep: Keep): Promise<void> {
  const document = thanksDocument(await thanksRow(tx, actor, thanksId), actor.organisation.timeZone);
  await keepIfNew(tx, actor, { kind: 'recognition-document', id: thanksId }, document, keep);
}

/** Whether the receiver has read it changes nothing of what was said, so it is not in it. */
export function thanksDocument(row: ThanksRow, zone: string): RecordDocument {
  const { giver, receiver } = row;
  const given = dayOf(new Date(row.givenAt), zone);
  const said = (id: string, label: string, text: string | null): Block[] =>
    text ? [{ id, kind: 'words', label, text, by: giver.name, at: new Date(row.givenAt).toISOString() }] : [];
  return {
    ...{ title: `Thanks from ${giver.name} to ${receiver.name}, ${dayInWords(given)}`, kind: 'Thanks' },
    ...{ from: row.happenedOn ?? given, to: given },
    people: [
      { ...giver, part: 'gave the thanks' },
      { ...receiver, part: 'was thanked' },
    ],
    sections: [
      { id: 'thanks', heading: 'The thanks', blocks: [thanksFactsOf(row, zone)] },
      {
        id: 'words',
        heading: 'In their words',
        blocks: [
          ...said('behaviour', `What ${receiver.name} did`, row.behaviour),
          ...said('effect', 'What it did for the customer or the team', row.effect),
        ],
      },
    ],
  };
}

const thanksFactsOf = (row: ThanksRow, zone: string): Block =>
  facts('thanks-facts', 'The thanks', {
    From: row.giver.name,
    To: row.receiver.name,
    Given: momentInWords(new Date(row.givenAt), zone),
    When: row.happenedOn && dayInWords(row.happenedOn),
    Work: row.task ? `${row.task} (${row.plan})` : row.plan,
    Contact: row.contact,
    'Who reads it': isTeams(row) ? `the two, and ${row.team}` : 'the two',
    'Taken back': row.withdrawnAt && `${dayInWords(dayOf(new Date(row.withdrawnAt), zone))}: ${row.withdrawnReason}`,
  });
