-- What somebody types, found through indexes. The wall between organisations keeps the planner from using them for the app's role,
-- so this looks behind it, for one's own organisation alone, and gives back nothing but which records hold the words.
-- Who may see which of them is asked by whoever calls (src/server/search/find.ts).
CREATE INDEX people_words ON people USING gin (to_tsvector('simple', name || ' ' || COALESCE(job_title, '') || ' ' || COALESCE(email, '') || ' ' || COALESCE(responsibilities, '')));
--> statement-breakpoint
CREATE INDEX teams_words ON teams USING gin (to_tsvector('english', name || ' ' || COALESCE(purpose, '')));
--> statement-breakpoint
CREATE INDEX standards_words ON standards USING gin (to_tsvector('english', name || ' ' || promise));
--> statement-breakpoint
CREATE INDEX plans_words ON plans USING gin (to_tsvector('english', title));
--> statement-breakpoint
CREATE INDEX objectives_words ON objectives USING gin (to_tsvector('english', title || ' ' || COALESCE(serves, '') || ' ' || COALESCE(consequence, '')));
--> statement-breakpoint
CREATE INDEX tasks_words ON tasks USING gin (to_tsvector('english', title));
--> statement-breakpoint
CREATE INDEX one_to_one_items_words ON one_to_one_items USING gin (to_tsvector('english', words || ' ' || COALESCE(outcome_words, '')));
--> statement-breakpoint
CREATE INDEX one_to_one_meetings_words ON one_to_one_meetings USING gin (to_tsvector('english', COALESCE(notes, '') || ' ' || COALESCE(asked, '')));
--> statement-breakpoint
CREATE INDEX one_to_one_actions_words ON one_to_one_actions USING gin (to_tsvector('english', words || ' ' || COALESCE(done_note, '')));
--> statement-breakpoint
CREATE INDEX evidence_words ON evidence USING gin (jsonb_to_tsvector('english', document, '["string"]'));
--> statement-breakpoint
CREATE INDEX claims_words ON claims USING gin (to_tsvector('english', how || ' ' || COALESCE(quote, '')));
--> statement-breakpoint
CREATE INDEX units_words ON units USING gin (to_tsvector('english', number || ' ' || title || ' ' || COALESCE(purpose, '')));
--> statement-breakpoint
CREATE INDEX criteria_words ON criteria USING gin (to_tsvector('english', code || ' ' || text));
--> statement-breakpoint
CREATE FUNCTION found_words(typed text) RETURNS TABLE (kind text, id uuid, rank real) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  WITH asked AS (SELECT to_tsquery('simple', typed) AS plain, to_tsquery('english', typed) AS stems,
    nullif(current_setting('app.organisation', true), '')::uuid AS own)
  SELECT 'person', t.id, 2 * ts_rank(to_tsvector('simple', t.name || ' ' || COALESCE(t.job_title, '') || ' ' || COALESCE(t.email, '') || ' ' || COALESCE(t.responsibilities, '')), a.plain)
    FROM asked a JOIN people t ON t.organisation_id = a.own
      AND to_tsvector('simple', t.name || ' ' || COALESCE(t.job_title, '') || ' ' || COALESCE(t.email, '') || ' ' || COALESCE(t.responsibilities, '')) @@ a.plain
  UNION ALL SELECT 'team', t.id, 2 * ts_rank(to_tsvector('english', t.name || ' ' || COALESCE(t.purpose, '')), a.stems)
    FROM asked a JOIN teams t ON t.organisation_id = a.own AND to_tsvector('english', t.name || ' ' || COALESCE(t.purpose, '')) @@ a.stems
  UNION ALL SELECT 'standard', t.id, ts_rank(to_tsvector('english', t.name || ' ' || t.promise), a.stems)
    FROM asked a JOIN standards t ON t.organisation_id = a.own AND to_tsvector('english', t.name || ' ' || t.promise) @@ a.stems
  UNION ALL SELECT 'plan', t.id, 2 * ts_rank(to_tsvector('english', t.title), a.stems)
    FROM asked a JOIN plans t ON t.organisation_id = a.own AND to_tsvector('english', t.title) @@ a.stems
  UNION ALL SELECT 'objective', t.id, ts_rank(to_tsvector('english', t.title || ' ' || COALESCE(t.serves, '') || ' ' || COALESCE(t.consequence, '')), a.stems)
    FROM asked a JOIN objectives t ON t.organisation_id = a.own
      AND to_tsvector('english', t.title || ' ' || COALESCE(t.serves, '') || ' ' || COALESCE(t.consequence, '')) @@ a.stems
  UNION ALL SELECT 'task', t.id, ts_rank(to_tsvector('english', t.title), a.stems)
    FROM asked a JOIN tasks t ON t.organisation_id = a.own AND to_tsvector('english', t.title) @@ a.stems
  UNION ALL SELECT 'point', t.id, ts_rank(to_tsvector('english', t.words || ' ' || COALESCE(t.outcome_words, '')), a.stems)
    FROM asked a JOIN one_to_one_items t ON t.organisation_id = a.own
      AND to_tsvector('english', t.words || ' ' || COALESCE(t.outcome_words, '')) @@ a.stems
  UNION ALL SELECT 'meeting', t.id, ts_rank(to_tsvector('english', COALESCE(t.notes, '') || ' ' || COALESCE(t.asked, '')), a.stems)
    FROM asked a JOIN one_to_one_meetings t ON t.organisation_id = a.own
      AND to_tsvector('english', COALESCE(t.notes, '') || ' ' || COALESCE(t.asked, '')) @@ a.stems
  UNION ALL SELECT 'action', t.id, ts_rank(to_tsvector('english', t.words || ' ' || COALESCE(t.done_note, '')), a.stems)
    FROM asked a JOIN one_to_one_actions t ON t.organisation_id = a.own
      AND to_tsvector('english', t.words || ' ' || COALESCE(t.done_note, '')) @@ a.stems
  UNION ALL SELECT 'evidence', t.id, ts_rank(to_tsvector('english', t.title), a.stems) + 0.05
    FROM asked a JOIN evidence t ON t.organisation_id = a.own AND jsonb_to_tsvector('english', t.document, '["string"]') @@ a.stems
  UNION ALL SELECT 'claim', t.id, ts_rank(to_tsvector('english', t.how || ' ' || COALESCE(t.quote, '')), a.stems)
    FROM asked a JOIN claims t ON t.organisation_id = a.own AND to_tsvector('english', t.how || ' ' || COALESCE(t.quote, '')) @@ a.stems
  UNION ALL SELECT 'unit', t.id, ts_rank(to_tsvector('english', t.number || ' ' || t.title || ' ' || COALESCE(t.purpose, '')), a.stems)
    FROM asked a JOIN units t ON t.organisation_id = a.own
      AND to_tsvector('english', t.number || ' ' || t.title || ' ' || COALESCE(t.purpose, '')) @@ a.stems
  UNION ALL SELECT 'criterion', t.id, ts_rank(to_tsvector('english', t.code || ' ' || t.text), a.stems)
    FROM asked a JOIN criteria t ON t.organisation_id = a.own AND to_tsvector('english', t.code || ' ' || t.text) @@ a.stems
$$;
