/** What a figure is made of: a share of contacts, a mean or a median of a time, or a mean of points. */
export type Unit = 'share' | 'seconds' | 'points';

export type KpiId =
  | 'answer-rate'
  | 'abandon-rate'
  | 'resolution-rate'
  | 'fcr'
  | 'csat'
  | 'satisfaction-mean'
  | 'speed-of-answer-mean'
  | 'handle-time-mean'
  | 'handle-time-median'
  | 'first-response-median'
  | 'resolution-time-median'
  | 'sla-met';

/** A key performance indicator: its name and formula as a person reads them, its unit, and the direction that is better. */
export type Kpi = { id: KpiId; name: string; formula: string; unit: Unit; better: 'up' | 'down' };

export const kpis: readonly Kpi[] = [
  {
    id: 'answer-rate',
    name: 'Answer rate',
    formula: 'Contacts answered ÷ contacts for which the file says whether they were.',
    unit: 'share',
    better: 'up',
  },
  {
    id: 'abandon-rate',
    name: 'Abandonment rate',
    formula:
      'Contacts the customer gave up ÷ contacts offered. Where the file says only whether a contact was answered, one not answered counts as abandoned.',
    unit: 'share',
    better: 'down',
  },
  {
    id: 'resolution-rate',
    name: 'Resolution rate',
    formula:
      'Contacts resolved ÷ contacts answered. Where the file does not say what was answered (tickets), ÷ all contacts.',
    unit: 'share',
    better: 'up',
  },
  {
    id: 'fcr',
    name: 'First contact resolution',
    formula: 'Contacts resolved at the first contact ÷ contacts for which the file says so or not.',
    unit: 'share',
    better: 'up',
  },
  {
    id: 'csat',
    name: 'Customer satisfaction',
    formula:
      'Ratings of 4 or 5 ÷ ratings from 1 to 5; good ÷ (good + bad); on a scale from 1 to 3, only 3 is satisfied. No rating, no part in it.',
    unit: 'share',
    better: 'up',
  },
  {
    id: 'satisfaction-mean',
    name: 'Mean satisfaction',
    formula: 'Sum of the ratings ÷ number of ratings, in the points of the file’s own scale.',
    unit: 'points',
    better: 'up',
  },
  {
    id: 'speed-of-answer-mean',
    name: 'Speed of answer',
    formula: 'Sum of the waiting times of answered contacts ÷ number of them.',
    unit: 'seconds',
    better: 'down',
  },
  {
    id: 'handle-time-mean',
    name: 'Handling time, mean',
    formula: 'Sum of talk, hold and after-call work ÷ contacts handled. With talk alone in the file, talk alone.',
    unit: 'seconds',
    better: 'down',
  },
  {
    id: 'handle-time-median',
    name: 'Handling time, median',
    formula: 'The middle one of the handling times; the mean of the two middle ones where their number is even.',
    unit: 'seconds',
    better: 'down',
  },
  {
    id: 'first-response-median',
    name: 'First response, median',
    formula: 'The middle one of the times from the contact to the first reply by a person.',
    unit: 'seconds',
    better: 'down',
  },
  {
    id: 'resolution-time-median',
    name: 'Resolution time, median',
    formula: 'The middle one of the times from the contact to its resolution; contacts not yet resolved have none.',
    unit: 'seconds',
    better: 'down',
  },
  {
    id: 'sla-met',
    name: 'Service level kept',
    formula:
      'Targets met ÷ targets flagged in the file, open contacts too, so that an open breach counts. A target for response and one for resolution are two figures.',
    unit: 'share',
    better: 'up',
  },
];

const byId = new Map(kpis.map((kpi) => [kpi.id, kpi]));

/** The definition of a KPI by its id. */
export const kpi = (id: KpiId): Kpi => byId.get(id)!;

export const isKpiId = (word: string): word is KpiId => byId.has(word as KpiId);
