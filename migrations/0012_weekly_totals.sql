CREATE TABLE "weekly_totals" (
	"organisation_id" uuid NOT NULL,
	"week" date NOT NULL,
	"kpi" text NOT NULL,
	"numerator" double precision NOT NULL,
	"denominator" double precision NOT NULL,
	"low" double precision,
	"high" double precision,
	"values" double precision[],
	"running" integer[],
	CONSTRAINT "weekly_totals_organisation_id_week_kpi_pk" PRIMARY KEY("organisation_id","week","kpi")
);
--> statement-breakpoint
ALTER TABLE "weekly_totals" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
DROP INDEX "weekly_figures_organisation_id_agent_kpi_week_index";--> statement-breakpoint
CREATE INDEX "weekly_figures_organisation_id_week_agent_kpi_index" ON "weekly_figures" USING btree ("organisation_id","week","agent","kpi");--> statement-breakpoint
CREATE POLICY "own organisation" ON "weekly_totals" AS PERMISSIVE FOR ALL TO "app_user" USING (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid) WITH CHECK (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);--> statement-breakpoint
-- The middle of a week is read from these without unpacking them.
ALTER TABLE "weekly_totals" ALTER COLUMN "values" SET STORAGE EXTERNAL;--> statement-breakpoint
ALTER TABLE "weekly_totals" ALTER COLUMN "running" SET STORAGE EXTERNAL;--> statement-breakpoint
-- What is there already, summed as `sumWeeks` in src/server/standards/weekly.ts sums it.
INSERT INTO weekly_totals (organisation_id, week, kpi, numerator, denominator)
SELECT organisation_id, week, kpi, sum(numerator), sum(denominator) FROM weekly_figures WHERE "values" IS NULL GROUP BY 1, 2, 3;
--> statement-breakpoint
INSERT INTO weekly_totals (organisation_id, week, kpi, numerator, denominator, low, high, "values", running)
SELECT organisation_id, week, kpi, sum(value * times), max(n),
  min(value) FILTER (WHERE upto >= floor((n + 1) / 2)), min(value) FILTER (WHERE upto >= floor(n / 2) + 1),
  array_agg(value ORDER BY value), array_agg(upto ORDER BY value)
FROM (SELECT organisation_id, week, kpi, value, sum(times) AS times, sum(sum(times)) OVER w::double precision AS n,
    sum(sum(times)) OVER (w ORDER BY value)::integer AS upto
  FROM weekly_figures CROSS JOIN LATERAL unnest("values", counts) v (value, times)
  GROUP BY organisation_id, week, kpi, value WINDOW w AS (PARTITION BY organisation_id, week, kpi)) t
GROUP BY 1, 2, 3;
--> statement-breakpoint
ANALYZE weekly_totals;
