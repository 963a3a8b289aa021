-- Words are found with and without their accents: “Sian” finds Siân and the other way round. The dictionary that takes accents off comes with
-- PostgreSQL (unaccent); where a server was installed without it, words are found as they were before.
CREATE TEXT SEARCH CONFIGURATION folded_english (COPY = pg_catalog.english);
--> statement-breakpoint
CREATE TEXT SEARCH CONFIGURATION folded_simple (COPY = pg_catalog.simple);
--> statement-breakpoint
DO $$
DECLARE unaccent text;
BEGIN
  IF EXISTS (SELECT FROM pg_available_extensions WHERE name = 'unaccent') THEN
    BEGIN
      CREATE EXTENSION IF NOT EXISTS unaccent;
    EXCEPTION WHEN insufficient_privilege THEN RAISE NOTICE 'accents count in searches: the extension unaccent may not be made';
    END;
  END IF;
  SELECT d.oid::regdictionary::text INTO unaccent FROM pg_ts_dict d WHERE d.dictname = 'unaccent'; -- in whichever schema it stands
  IF unaccent IS NOT NULL THEN
    EXECUTE 'ALTER TEXT SEARCH CONFIGURATION folded_english ALTER MAPPING FOR word, hword, hword_part WITH ' || unaccent || ', english_stem';
    EXECUTE 'ALTER TEXT SEARCH CONFIGURATION folded_english ALTER MAPPING FOR numword, numhword WITH ' || unaccent || ', simple';
    EXECUTE 'ALTER TEXT SEARCH CONFIGURATION folded_simple ALTER MAPPING FOR word, hword, hword_part, numword, numhword WITH ' || unaccent || ', simple';
  END IF;
END $$;
--> statement-breakpoint
DROP INDEX people_words;
--> statement-breakpoint
CREATE INDEX people_words ON people USING gin (to_tsvector('folded_simple', name || ' ' || COALESCE(job_title, '') || ' ' || COALESCE(email, '') || ' ' || COALESCE(responsibilities, '')));
--> statement-breakpoint
DROP INDEX teams_words;
--> statement-breakpoint
CREATE INDEX teams_words ON teams USING gin (to_tsvector('folded_english', name || ' ' || COALESCE(purpose, '')));
--> statement-breakpoint
DROP INDEX standards_words;
--> statement-breakpoint
CREATE INDEX standards_words ON standards USING gin (to_tsvector('folded_english', name || ' ' || promise));
--> statement-breakpoint
DROP INDEX plans_words;
--> statement-breakpoint
CREATE INDEX plans_words ON plans USING gin (to_tsvector('folded_english', title));
--> statement-breakpoint
DROP INDEX objectives_words;
--> statement-breakpoint
CREATE INDEX objectives_words ON objectives USING gin (to_tsvector('folded_english', title || ' ' || COALESCE(serves, '') || ' ' || COALESCE(consequence, '')));
--> statement-breakpoint
DROP INDEX tasks_words;
--> statement-breakpoint
CREATE INDEX tasks_words ON tasks USING gin (to_tsvector('folded_english', title));
--> statement-breakpoint
DROP INDEX one_to_one_items_words;
--> statement-breakpoint
CREATE INDEX one_to_one_items_words ON one_to_one_items USING gin (to_tsvector('folded_english', words || ' ' || COALESCE(outcome_words, '')));
--> statement-breakpoint
DROP INDEX one_to_one_meetings_words;
--> statement-breakpoint
CREATE INDEX one_to_one_meetings_words ON one_to_one_meetings USING gin (to_tsvector('folded_english', COALESCE(notes, '') || ' ' || COALESCE(asked, '')));
--> statement-breakpoint
DROP INDEX one_to_one_actions_words;
--> statement-breakpoint
CREATE INDEX one_to_one_actions_words ON one_to_one_actions USING gin (to_tsvector('folded_english', words || ' ' || COALESCE(done_note, '')));
--> statement-breakpoint
DROP INDEX evidence_words;
--> statement-breakpoint
CREATE INDEX evidence_words ON evidence USING gin (jsonb_to_tsvector('folded_english', document, '["string"]'));
--> statement-breakpoint
DROP INDEX claims_words;
--> statement-breakpoint
CREATE INDEX claims_words ON claims USING gin (to_tsvector('folded_english', how || ' ' || COALESCE(quote, '')));
--> statement-breakpoint
DROP INDEX units_words;
--> statement-breakpoint
CREATE INDEX units_words ON units USING gin (to_tsvector('folded_english', number || ' ' || title || ' ' || COALESCE(purpose, '')));
--> statement-breakpoint
DROP INDEX criteria_words;
--> statement-breakpoint
CREATE INDEX criteria_words ON criteria USING gin (to_tsvector('folded_english', code || ' ' || text));
--> statement-breakpoint
DROP INDEX skills_words;
--> statement-breakpoint
CREATE INDEX skills_words ON skills USING gin (to_tsvector('folded_english', name || ' ' || COALESCE(description, '')));
--> statement-breakpoint
DROP INDEX outcomes_words;
--> statement-breakpoint
CREATE INDEX outcomes_words ON outcomes USING gin (to_tsvector('folded_english', title));
--> statement-breakpoint
DROP INDEX team_meetings_words;
--> statement-breakpoint
CREATE INDEX team_meetings_words ON team_meetings USING gin (to_tsvector('folded_english', title || ' ' || purpose));
--> statement-breakpoint
DROP INDEX team_meeting_items_words;
--> statement-breakpoint
CREATE INDEX team_meeting_items_words ON team_meeting_items USING gin (to_tsvector('folded_english', words));
--> statement-breakpoint
DROP INDEX team_meeting_contributions_words;
--> statement-breakpoint
CREATE INDEX team_meeting_contributions_words ON team_meeting_contributions USING gin (to_tsvector('folded_english', words));
--> statement-breakpoint
DROP INDEX team_meeting_decisions_words;
--> statement-breakpoint
CREATE INDEX team_meeting_decisions_words ON team_meeting_decisions USING gin (to_tsvector('folded_english', words));
--> statement-breakpoint
DROP INDEX team_meeting_actions_words;
--> statement-breakpoint
CREATE INDEX team_meeting_actions_words ON team_meeting_actions USING gin (to_tsvector('folded_english', words || ' ' || COALESCE(done_note, '')));
--> statement-breakpoint
DROP INDEX recognitions_words;
--> statement-breakpoint
CREATE INDEX recognitions_words ON recognitions USING gin (to_tsvector('folded_english', behaviour || ' ' || COALESCE(effect, '')));
--> statement-breakpoint
DROP INDEX help_requests_words;
--> statement-breakpoint
CREATE INDEX help_requests_words ON help_requests USING gin (to_tsvector('folded_english', COALESCE(words, '')));
--> statement-breakpoint
DROP INDEX help_steps_words;
--> statement-breakpoint
CREATE INDEX help_steps_words ON help_steps USING gin (to_tsvector('folded_english', COALESCE(words, '')));
--> statement-breakpoint
DROP INDEX organisation_objectives_words;
--> statement-breakpoint
CREATE INDEX organisation_objectives_words ON organisation_objectives USING gin (to_tsvector('folded_english', title || ' ' || COALESCE(kpi, '') || ' ' || COALESCE(consequence, '')));
--> statement-breakpoint
DROP INDEX person_objectives_words;
--> statement-breakpoint
CREATE INDEX person_objectives_words ON person_objectives USING gin (to_tsvector('folded_english', title || ' ' || COALESCE(kpi, '') || ' ' || COALESCE(consequence, '')));
--> statement-breakpoint
CREATE OR REPLACE FUNCTION found_words(typed text) RETURNS TABLE (kind text, id uuid, rank real) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  WITH asked AS (SELECT to_tsquery('folded_simple', typed) AS plain, to_tsquery('folded_english', typed) AS stems,
    nullif(current_setting('app.organisation', true), '')::uuid AS own)
  SELECT 'person', t.id, 2 * ts_rank(to_tsvector('folded_simple', t.name || ' ' || COALESCE(t.job_title, '') || ' ' || COALESCE(t.email, '') || ' ' || COALESCE(t.responsibilities, '')), a.plain)
    FROM asked a JOIN people t ON t.organisation_id = a.own
      AND to_tsvector('folded_simple', t.name || ' ' || COALESCE(t.job_title, '') || ' ' || COALESCE(t.email, '') || ' ' || COALESCE(t.responsibilities, '')) @@ a.plain
  UNION ALL SELECT 'team', t.id, 2 * ts_rank(to_tsvector('folded_english', t.name || ' ' || COALESCE(t.purpose, '')), a.stems)
    FROM asked a JOIN teams t ON t.organisation_id = a.own AND to_tsvector('folded_english', t.name || ' ' || COALESCE(t.purpose, '')) @@ a.stems
  UNION ALL SELECT 'standard', t.id, ts_rank(to_tsvector('folded_english', t.name || ' ' || t.promise), a.stems)
    FROM asked a JOIN standards t ON t.organisation_id = a.own AND to_tsvector('folded_english', t.name || ' ' || t.promise) @@ a.stems
  UNION ALL SELECT 'plan', t.id, 2 * ts_rank(to_tsvector('folded_english', t.title), a.stems)
    FROM asked a JOIN plans t ON t.organisation_id = a.own AND to_tsvector('folded_english', t.title) @@ a.stems
  UNION ALL SELECT 'objective', t.id, ts_rank(to_tsvector('folded_english', t.title || ' ' || COALESCE(t.serves, '') || ' ' || COALESCE(t.consequence, '')), a.stems)
    FROM asked a JOIN objectives t ON t.organisation_id = a.own
      AND to_tsvector('folded_english', t.title || ' ' || COALESCE(t.serves, '') || ' ' || COALESCE(t.consequence, '')) @@ a.stems
  UNION ALL SELECT 'task', t.id, ts_rank(to_tsvector('folded_english', t.title), a.stems)
    FROM asked a JOIN tasks t ON t.organisation_id = a.own AND to_tsvector('folded_english', t.title) @@ a.stems
  UNION ALL SELECT 'point', t.id, ts_rank(to_tsvector('folded_english', t.words || ' ' || COALESCE(t.outcome_words, '')), a.stems)
    FROM asked a JOIN one_to_one_items t ON t.organisation_id = a.own
      AND to_tsvector('folded_english', t.words || ' ' || COALESCE(t.outcome_words, '')) @@ a.stems
  UNION ALL SELECT 'meeting', t.id, ts_rank(to_tsvector('folded_english', COALESCE(t.notes, '') || ' ' || COALESCE(t.asked, '')), a.stems)
    FROM asked a JOIN one_to_one_meetings t ON t.organisation_id = a.own
      AND to_tsvector('folded_english', COALESCE(t.notes, '') || ' ' || COALESCE(t.asked, '')) @@ a.stems
  UNION ALL SELECT 'action', t.id, ts_rank(to_tsvector('folded_english', t.words || ' ' || COALESCE(t.done_note, '')), a.stems)
    FROM asked a JOIN one_to_one_actions t ON t.organisation_id = a.own
      AND to_tsvector('folded_english', t.words || ' ' || COALESCE(t.done_note, '')) @@ a.stems
  UNION ALL SELECT 'evidence', t.id, ts_rank(to_tsvector('folded_english', t.title), a.stems) + 0.05
    FROM asked a JOIN evidence t ON t.organisation_id = a.own AND jsonb_to_tsvector('folded_english', t.document, '["string"]') @@ a.stems
  UNION ALL SELECT 'claim', t.id, ts_rank(to_tsvector('folded_english', t.how || ' ' || COALESCE(t.quote, '')), a.stems)
    FROM asked a JOIN claims t ON t.organisation_id = a.own AND to_tsvector('folded_english', t.how || ' ' || COALESCE(t.quote, '')) @@ a.stems
  UNION ALL SELECT 'unit', t.id, ts_rank(to_tsvector('folded_english', t.number || ' ' || t.title || ' ' || COALESCE(t.purpose, '')), a.stems)
    FROM asked a JOIN units t ON t.organisation_id = a.own
      AND to_tsvector('folded_english', t.number || ' ' || t.title || ' ' || COALESCE(t.purpose, '')) @@ a.stems
  UNION ALL SELECT 'criterion', t.id, ts_rank(to_tsvector('folded_english', t.code || ' ' || t.text), a.stems)
    FROM asked a JOIN criteria t ON t.organisation_id = a.own AND to_tsvector('folded_english', t.code || ' ' || t.text) @@ a.stems
  UNION ALL SELECT 'outcome', t.id, ts_rank(to_tsvector('folded_english', t.title), a.stems)
    FROM asked a JOIN outcomes t ON t.organisation_id = a.own AND to_tsvector('folded_english', t.title) @@ a.stems
  UNION ALL SELECT 'skill', t.id, 2 * ts_rank(to_tsvector('folded_english', t.name || ' ' || COALESCE(t.description, '')), a.stems)
    FROM asked a JOIN skills t ON t.organisation_id = a.own AND to_tsvector('folded_english', t.name || ' ' || COALESCE(t.description, '')) @@ a.stems
  UNION ALL SELECT 'contact-import', t.id, ts_rank(to_tsvector('folded_simple', translate(t.file_name, '._-', '   ')), a.plain)
    FROM asked a JOIN contact_imports t ON t.organisation_id = a.own AND to_tsvector('folded_simple', translate(t.file_name, '._-', '   ')) @@ a.plain
  UNION ALL SELECT 'people-import', t.id, ts_rank(to_tsvector('folded_simple', translate(t.file_name, '._-', '   ')), a.plain)
    FROM asked a JOIN people_imports t ON t.organisation_id = a.own AND to_tsvector('folded_simple', translate(t.file_name, '._-', '   ')) @@ a.plain
  UNION ALL SELECT 'team-meeting', w.id, max(w.rank) FROM (
      SELECT t.id AS id, ts_rank(to_tsvector('folded_english', t.title || ' ' || t.purpose), a.stems) AS rank
      FROM asked a JOIN team_meetings t ON t.organisation_id = a.own AND to_tsvector('folded_english', t.title || ' ' || t.purpose) @@ a.stems
      UNION ALL SELECT t.meeting_id AS id, ts_rank(to_tsvector('folded_english', t.words), a.stems) AS rank
      FROM asked a JOIN team_meeting_items t ON t.organisation_id = a.own AND to_tsvector('folded_english', t.words) @@ a.stems AND t.taken_out_at IS NULL
      UNION ALL SELECT t.meeting_id AS id, ts_rank(to_tsvector('folded_english', t.words), a.stems) AS rank
      FROM asked a JOIN team_meeting_contributions t ON t.organisation_id = a.own AND to_tsvector('folded_english', t.words) @@ a.stems AND t.struck_at IS NULL
      UNION ALL SELECT t.meeting_id AS id, ts_rank(to_tsvector('folded_english', t.words), a.stems) AS rank
      FROM asked a JOIN team_meeting_decisions t ON t.organisation_id = a.own AND to_tsvector('folded_english', t.words) @@ a.stems AND t.struck_at IS NULL
      UNION ALL SELECT t.meeting_id AS id, ts_rank(to_tsvector('folded_english', t.words || ' ' || COALESCE(t.done_note, '')), a.stems) AS rank
      FROM asked a JOIN team_meeting_actions t ON t.organisation_id = a.own AND to_tsvector('folded_english', t.words || ' ' || COALESCE(t.done_note, '')) @@ a.stems) w GROUP BY w.id
  UNION ALL SELECT 'thanks', t.id, ts_rank(to_tsvector('folded_english', t.behaviour || ' ' || COALESCE(t.effect, '')), a.stems)
    FROM asked a JOIN recognitions t ON t.organisation_id = a.own
      AND to_tsvector('folded_english', t.behaviour || ' ' || COALESCE(t.effect, '')) @@ a.stems
  UNION ALL SELECT 'help', w.id, max(w.rank) FROM (
      SELECT t.id AS id, ts_rank(to_tsvector('folded_english', COALESCE(t.words, '')), a.stems) AS rank
      FROM asked a JOIN help_requests t ON t.organisation_id = a.own AND to_tsvector('folded_english', COALESCE(t.words, '')) @@ a.stems
      UNION ALL SELECT t.help_request_id AS id, ts_rank(to_tsvector('folded_english', COALESCE(t.words, '')), a.stems) AS rank
      FROM asked a JOIN help_steps t ON t.organisation_id = a.own AND to_tsvector('folded_english', COALESCE(t.words, '')) @@ a.stems) w GROUP BY w.id
  UNION ALL SELECT 'organisation-objective', t.id, ts_rank(to_tsvector('folded_english', t.title || ' ' || COALESCE(t.kpi, '') || ' ' || COALESCE(t.consequence, '')), a.stems)
    FROM asked a JOIN organisation_objectives t ON t.organisation_id = a.own
      AND to_tsvector('folded_english', t.title || ' ' || COALESCE(t.kpi, '') || ' ' || COALESCE(t.consequence, '')) @@ a.stems
  UNION ALL SELECT 'person-objective', t.id, ts_rank(to_tsvector('folded_english', t.title || ' ' || COALESCE(t.kpi, '') || ' ' || COALESCE(t.consequence, '')), a.stems)
    FROM asked a JOIN person_objectives t ON t.organisation_id = a.own
      AND to_tsvector('folded_english', t.title || ' ' || COALESCE(t.kpi, '') || ' ' || COALESCE(t.consequence, '')) @@ a.stems
$$;
