-- What is written while leading has pages of its own, so its words are found too. A team meeting and a request for help are found once,
-- by whatever their pages show: what was taken out of an agenda or of minutes is not searched.
CREATE INDEX team_meetings_words ON team_meetings USING gin (to_tsvector('english', title || ' ' || purpose));
--> statement-breakpoint
CREATE INDEX team_meeting_items_words ON team_meeting_items USING gin (to_tsvector('english', words));
--> statement-breakpoint
CREATE INDEX team_meeting_contributions_words ON team_meeting_contributions USING gin (to_tsvector('english', words));
--> statement-breakpoint
CREATE INDEX team_meeting_decisions_words ON team_meeting_decisions USING gin (to_tsvector('english', words));
--> statement-breakpoint
CREATE INDEX team_meeting_actions_words ON team_meeting_actions USING gin (to_tsvector('english', words || ' ' || COALESCE(done_note, '')));
--> statement-breakpoint
CREATE INDEX recognitions_words ON recognitions USING gin (to_tsvector('english', behaviour || ' ' || COALESCE(effect, '')));
--> statement-breakpoint
CREATE INDEX help_requests_words ON help_requests USING gin (to_tsvector('english', COALESCE(words, '')));
--> statement-breakpoint
CREATE INDEX help_steps_words ON help_steps USING gin (to_tsvector('english', COALESCE(words, '')));
--> statement-breakpoint
CREATE INDEX organisation_objectives_words ON organisation_objectives USING gin (to_tsvector('english', title || ' ' || COALESCE(kpi, '') || ' ' || COALESCE(consequence, '')));
--> statement-breakpoint
CREATE INDEX person_objectives_words ON person_objectives USING gin (to_tsvector('english', title || ' ' || COALESCE(kpi, '') || ' ' || COALESCE(consequence, '')));
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
  UNION ALL SELECT 'team-meeting', w.id, max(w.rank) FROM (
      SELECT t.id AS id, ts_rank(to_tsvector('english', t.title || ' ' || t.purpose), a.stems) AS rank
      FROM asked a JOIN team_meetings t ON t.organisation_id = a.own AND to_tsvector('english', t.title || ' ' || t.purpose) @@ a.stems
      UNION ALL SELECT t.meeting_id AS id, ts_rank(to_tsvector('english', t.words), a.stems) AS rank
      FROM asked a JOIN team_meeting_items t ON t.organisation_id = a.own AND to_tsvector('english', t.words) @@ a.stems AND t.taken_out_at IS NULL
      UNION ALL SELECT t.meeting_id AS id, ts_rank(to_tsvector('english', t.words), a.stems) AS rank
      FROM asked a JOIN team_meeting_contributions t ON t.organisation_id = a.own AND to_tsvector('english', t.words) @@ a.stems AND t.struck_at IS NULL
      UNION ALL SELECT t.meeting_id AS id, ts_rank(to_tsvector('english', t.words), a.stems) AS rank
      FROM asked a JOIN team_meeting_decisions t ON t.organisation_id = a.own AND to_tsvector('english', t.words) @@ a.stems AND t.struck_at IS NULL
      UNION ALL SELECT t.meeting_id AS id, ts_rank(to_tsvector('english', t.words || ' ' || COALESCE(t.done_note, '')), a.stems) AS rank
      FROM asked a JOIN team_meeting_actions t ON t.organisation_id = a.own AND to_tsvector('english', t.words || ' ' || COALESCE(t.done_note, '')) @@ a.stems) w GROUP BY w.id
  UNION ALL SELECT 'thanks', t.id, ts_rank(to_tsvector('english', t.behaviour || ' ' || COALESCE(t.effect, '')), a.stems)
    FROM asked a JOIN recognitions t ON t.organisation_id = a.own
      AND to_tsvector('english', t.behaviour || ' ' || COALESCE(t.effect, '')) @@ a.stems
  UNION ALL SELECT 'help', w.id, max(w.rank) FROM (
      SELECT t.id AS id, ts_rank(to_tsvector('english', COALESCE(t.words, '')), a.stems) AS rank
      FROM asked a JOIN help_requests t ON t.organisation_id = a.own AND to_tsvector('english', COALESCE(t.words, '')) @@ a.stems
      UNION ALL SELECT t.help_request_id AS id, ts_rank(to_tsvector('english', COALESCE(t.words, '')), a.stems) AS rank
      FROM asked a JOIN help_steps t ON t.organisation_id = a.own AND to_tsvector('english', COALESCE(t.words, '')) @@ a.stems) w GROUP BY w.id
  UNION ALL SELECT 'organisation-objective', t.id, ts_rank(to_tsvector('english', t.title || ' ' || COALESCE(t.kpi, '') || ' ' || COALESCE(t.consequence, '')), a.stems)
    FROM asked a JOIN organisation_objectives t ON t.organisation_id = a.own
      AND to_tsvector('english', t.title || ' ' || COALESCE(t.kpi, '') || ' ' || COALESCE(t.consequence, '')) @@ a.stems
  UNION ALL SELECT 'person-objective', t.id, ts_rank(to_tsvector('english', t.title || ' ' || COALESCE(t.kpi, '') || ' ' || COALESCE(t.consequence, '')), a.stems)
    FROM asked a JOIN person_objectives t ON t.organisation_id = a.own
      AND to_tsvector('english', t.title || ' ' || COALESCE(t.kpi, '') || ' ' || COALESCE(t.consequence, '')) @@ a.stems
$$;
