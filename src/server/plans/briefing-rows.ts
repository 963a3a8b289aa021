// A briefing as rows, read by one statement: what its page and its document are made of.
import { one, type Read, sql } from '../db.ts';
import type { Actor } from '../people/actor.ts';

type Named = { id: string; name: string };
export type QuestionRow = {
  id: string;
  askerId: string;
  asker: string;
  /** Who wrote it down, where that was another. */
  writer: Named | null;
  words: string;
  at: string;
  answererId: string | null;
  answerer: string | null;
  due: string | null;
  answer: string | null;
  answeredById: string | null;
  answeredBy: string | null;
  answeredAt: string | null;
};
export type CommitmentRow = {
  id: string;
  personId: string;
  person: string;
  /** Who wrote it down, where that was another. */
  writer: Named | null;
  words: string;
  due: string;
  at: string;
  doneAt: string | null;
  doneNote: string | null;
};
/** Days are YYYY-MM-DD, moments ISO 8601; in the order in which they were said. */
export type BriefingRows = {
  id: string;
  planId: string;
  byId: string;
  by: string;
  begunAt: string;
  endedAt: string | null;
  version: number;
  present: Named[];
  questions: QuestionRow[];
  commitments: CommitmentRow[];
};

export const briefingRows =
  ({ organisationId }: Actor, briefingId: string) =>
  async (db: Read): Promise<BriefingRows> =>
    one(
      await db.rows<BriefingRows>(sql`
        select b.id, b.plan_id as "planId", l.id as "byId", l.name as by, to_json(b.begun_at) #>> '{}' as "begunAt",
          to_json(b.ended_at) #>> '{}' as "endedAt", b.version,
          (select coalesce(json_agg(json_build_object('id', p.id, 'name', p.name) order by p.name collate "und-x-icu", p.id), '[]')
            from briefing_people x join people p on p.organisation_id = x.organisation_id and p.id = x.person_id
            where x.organisation_id = b.organisation_id and x.briefing_id = b.id and x.left_out_at is null) as present,
          (select coalesce(json_agg(json_build_object('id', q.id, 'askerId', a.id, 'asker', a.name, 'writer', ${writerOf('briefing-question', 'q', 'asker_id')}, 'words', q.words, 'at', q.at,
              'answererId', q.answerer_id, 'answerer', w.name, 'due', q.due, 'answer', q.answer, 'answeredById', r.id, 'answeredBy', r.name,
              'answeredAt', q.answered_at) order by q.at, q.id), '[]')
            from briefing_questions q join people a on a.organisation_id = q.organisation_id and a.id = q.asker_id
            left join people w on w.organisation_id = q.organisation_id and w.id = q.answerer_id
            left join people r on r.organisation_id = q.organisation_id and r.id = q.answered_by
            where q.organisation_id = b.organisation_id and q.briefing_id = b.id) as questions,
          (select coalesce(json_agg(json_build_object('id', c.id, 'personId', p.id, 'person', p.name, 'writer', ${writerOf('commitment', 'c', 'person_id')}, 'words', c.words, 'due', c.due,
              'at', c.at, 'doneAt', c.done_at, 'doneNote', c.done_note) order by c.at, c.id), '[]')
            from commitments c join people p on p.organisation_id = c.organisation_id and p.id = c.person_id
            where c.organisation_id = b.organisation_id and c.briefing_id = b.id) as commitments
        from briefings b join people l on l.organisation_id = b.organisation_id and l.id = b.by
        where b.organisation_id = ${organisationId} and b.id = ${briefingId}`),
    );

/** Whoever made the first version of a record `alias` wrote it down; null where that is whose it is. */
const writerOf = (
  kind: string,
  alias: string,
  whose: string,
) => sql`(select json_build_object('id', w.id, 'name', w.name)
  from versions v join people w on w.organisation_id = v.organisation_id and w.id = v.actor_id
  where v.organisation_id = ${sql.raw(alias)}.organisation_id and v.record_id = ${sql.raw(alias)}.id and v.kind = ${kind} and v.version = 1
    and v.actor_id <> ${sql.raw(`${alias}.${whose}`)})`;
