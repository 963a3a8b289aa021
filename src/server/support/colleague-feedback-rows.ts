// Feedback with all its texts and answers, read in one statement.
import type { SQL } from 'drizzle-orm';
import { type Read, sql } from '../db.ts';
import type { Actor } from '../people/actor.ts';
import type { views } from './colleague-feedback.form.ts';

type Named = { id: string; name: string };

/** Moments are ISO 8601; texts newest first, answers of each oldest first. */
export type FeedbackText = {
  id: string;
  number: number;
  situation: string | null;
  behaviour: string;
  impact: string | null;
  nextStep: string | null;
  pointedOut: string[];
  asItIsBecause: string | null;
  correctedBecause: string | null;
  at: string;
  answers: { id: string; view: (typeof views)[number]; words: string; at: string }[];
};
export type FeedbackRow = {
  id: string;
  giver: Named;
  receiver: Named;
  givenAt: string;
  readAt: string | null;
  withdrawnAt: string | null;
  withdrawnReason: string | null;
  texts: FeedbackText[];
};

/** Columns of `FeedbackRow` from `feedbackTables`. */
export const feedbackColumns = sql`f.id, json_build_object('id', g.id, 'name', g.name) as giver,
  json_build_object('id', w.id, 'name', w.name) as receiver, to_json(f.given_at) #>> '{}' as "givenAt",
  to_json(f.read_at) #>> '{}' as "readAt", to_json(f.withdrawn_at) #>> '{}' as "withdrawnAt", f.withdrawn_reason as "withdrawnReason"`;
export const feedbackTables = sql`colleague_feedback f
  join people g on g.organisation_id = f.organisation_id and g.id = f.giver_id
  join people w on w.organisation_id = f.organisation_id and w.id = f.receiver_id`;

const textsOf = sql`(select json_agg(json_build_object('id', t.id, 'number', t.number, 'situation', t.situation,
    'behaviour', t.behaviour, 'impact', t.impact, 'nextStep', t.next_step, 'pointedOut', t.pointed_out, 'asItIsBecause', t.as_it_is_because,
    'correctedBecause', t.corrected_because, 'at', t.at, 'answers', (select coalesce(json_agg(json_build_object('id', a.id, 'view', a.view,
      'words', a.words, 'at', a.at) order by a.at, a.id), '[]') from colleague_feedback_answers a
      where a.organisation_id = t.organisation_id and a.text_id = t.id)) order by t.number desc)
  from colleague_feedback_texts t where t.organisation_id = f.organisation_id and t.colleague_feedback_id = f.id) as texts`;

export const feedbackRows = (db: Read, { organisationId }: Actor, which: SQL): Promise<FeedbackRow[]> =>
  db.rows<FeedbackRow>(sql`select ${feedbackColumns}, ${textsOf} from ${feedbackTables}
    where f.organisation_id = ${organisationId} and ${which}`);
