-- Skills, outcomes of units and files brought in have pages of their own, so their words are found too.
CREATE INDEX skills_words ON skills USING gin (to_tsvector('english', name || ' ' || COALESCE(description, '')));
--> statement-breakpoint
CREATE INDEX outcomes_words ON outcomes USING gin (to_tsvector('english', title));
--> statement-breakpoint
CREATE OR REPLACE FUNCTION found_words(typed text) RETURNS TABLE (kind text, id uuid, rank real) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
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
  UNION ALL SELECT 'outcome', t.id, ts_rank(to_tsvector('english', t.title), a.stems)
    FROM asked a JOIN outcomes t ON t.organisation_id = a.own AND to_tsvector('english', t.title) @@ a.stems
  UNION ALL SELECT 'skill', t.id, 2 * ts_rank(to_tsvector('english', t.name || ' ' || COALESCE(t.description, '')), a.stems)
    FROM asked a JOIN skills t ON t.organisation_id = a.own AND to_tsvector('english', t.name || ' ' || COALESCE(t.description, '')) @@ a.stems
  UNION ALL SELECT 'contact-import', t.id, ts_rank(to_tsvector('simple', translate(t.file_name, '._-', '   ')), a.plain)
    FROM asked a JOIN contact_imports t ON t.organisation_id = a.own AND to_tsvector('simple', translate(t.file_name, '._-', '   ')) @@ a.plain
  UNION ALL SELECT 'people-import', t.id, ts_rank(to_tsvector('simple', translate(t.file_name, '._-', '   ')), a.plain)
    FROM asked a JOIN people_imports t ON t.organisation_id = a.own AND to_tsvector('simple', translate(t.file_name, '._-', '   ')) @@ a.plain
$$;
