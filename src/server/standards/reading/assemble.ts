import { plainName } from '#server/one-line.ts';
import type { Contact } from './contact.ts';
import type { Fields } from './fields.ts';
import type { Meaning } from './meanings.ts';
import type { When } from './moments.ts';

/**
 * One row's cells as a contact, all but its id; what is wrong with them, `fields.reasons` tells. Times of contacts that nobody answered, and resolution
 * times of those not resolved, are left out even where the file has them: they would count into means they do not belong to.
 */
export function assemble(cells: string[], fields: Fields, agentNamed: (said: string) => string): Omit<Contact, 'id'> {
  const start = startOf(cells, fields);
  const { answered, abandoned } = answerOf(cells, fields);
  const resolved = resolutionOf(cells, fields);
  const rating = fields.rating(cells);
  const firstContact = fields.flag(cells, 'first-contact');
  return {
    agent: agentOf(cells, fields, agentNamed),
    team: namedIn(cells, fields, 'team'),
    channel: namedIn(cells, fields, 'channel'),
    topic: namedIn(cells, fields, 'topic'),
    day: start?.day ?? null,
    at: start ? new Date(start.instant ?? Date.parse(start.day)).toISOString() : null,
    answered,
    abandoned,
    resolved,
    firstContact,
    waitSeconds: answered === false ? null : lasting(cells, fields, 'wait', start, 'answered-at'),
    handleSeconds: answered === false ? null : handlingOf(cells, fields, start),
    firstResponseSeconds: lasting(cells, fields, 'first-response', start, 'first-response-at'),
    resolutionSeconds: resolved === false ? null : lasting(cells, fields, 'resolution', start, 'resolved-at'),
    satisfaction: rating.points,
    satisfied: rating.satisfied,
    ...levelsOf(cells, fields),
  };
}

function startOf(cells: string[], fields: Fields): When | null {
  const start = fields.start(cells);
  if (!start && fields.has('date') && !fields.isRefused())
    fields.refuseRow('It has no date, so it belongs to no week.');
  return start;
}

const longestName = 300;

function agentOf(cells: string[], fields: Fields, named: (said: string) => string): string | null {
  const said = plainName(fields.text(cells, 'agent') ?? '');
  if (said === '' || /^(unassigned|nobody|no agent|not assigned|system)$/i.test(said)) return null;
  const name = named(said);
  // Cut off, it might be the name of two.
  if (name.length > longestName) fields.refuse('agent', said, `a name of at most ${longestName} characters`);
  return name;
}

function namedIn(cells: string[], fields: Fields, meaning: 'team' | 'channel' | 'topic'): string | null {
  const said = fields.text(cells, meaning);
  if (said === null || said.length <= longestName) return said;
  return fields.refuse(meaning, said, `a ${meaning} of at most ${longestName} characters`);
}

/** From the plainest sign that the file has: a flag, a word for the outcome, the time of answering. */
function answerOf(cells: string[], fields: Fields): { answered: boolean | null; abandoned: boolean | null } {
  const outcome = fields.outcome(cells);
  const unanswered = fields.flag(cells, 'unanswered');
  const gaveUp = fields.flag(cells, 'abandoned');
  const answered =
    fields.flag(cells, 'answered') ??
    outcome?.answered ??
    (unanswered === null ? null : !unanswered) ??
    (gaveUp === null ? null : !gaveUp) ??
    (fields.has('answered-at') && !fields.has('outcome') ? fields.text(cells, 'answered-at') !== null : null);
  return { answered, abandoned: gaveUp ?? outcome?.abandoned ?? (answered === null ? null : !answered) };
}

function resolutionOf(cells: string[], fields: Fields): boolean | null {
  const said = fields.flag(cells, 'resolved') ?? fields.state(cells);
  if (said !== null || fields.has('resolved') || fields.has('status') || !fields.has('resolved-at')) return said;
  return fields.text(cells, 'resolved-at') !== null;
}

function handlingOf(cells: string[], fields: Fields, start: When | null): number | null {
  const whole = fields.seconds(cells, 'handle');
  if (whole !== null) return whole;
  const talk = fields.isWholeCall ? null : fields.seconds(cells, 'talk');
  if (talk !== null) return talk + (fields.seconds(cells, 'hold') ?? 0) + (fields.seconds(cells, 'wrap') ?? 0);
  if ((fields.has('talk') && !fields.isWholeCall) || fields.has('handle') || !fields.has('ended-at')) return null;
  const answered = fields.moment(cells, 'answered-at', start);
  const ended = fields.moment(cells, 'ended-at', answered ?? start);
  return apart(answered, ended, () => fields.refuseRow('It ends before it is answered.'));
}

/** The file's own duration, or the distance of its two times. */
function lasting(cells: string[], fields: Fields, meaning: Meaning, start: When | null, end: Meaning): number | null {
  const said = fields.seconds(cells, meaning);
  if (said !== null || !fields.has(end)) return said;
  const ended = fields.moment(cells, end, start);
  const name = { 'answered-at': 'answered', 'first-response-at': 'replied to', 'resolved-at': 'resolved' }[
    end as string
  ];
  return apart(start, ended, () => fields.refuseRow(`It was ${name} before it began.`));
}

function apart(from: When | null, to: When | null, refuse: () => null): number | null {
  if (!from || !to || from.instant === null || to.instant === null) return null;
  const seconds = (to.instant - from.instant) / 1000;
  return seconds < 0 ? refuse() : seconds;
}

/** The target for resolution is the one meant by “SLA”; where a file flags only that for the response, it is that one. */
function levelsOf(cells: string[], fields: Fields): Pick<Contact, 'slaMet' | 'responseSlaMet'> {
  const breached = fields.level(cells, 'sla-breached');
  const resolution =
    fields.level(cells, 'resolution-sla') ?? fields.level(cells, 'sla') ?? (breached === null ? null : !breached);
  const response = fields.level(cells, 'response-sla');
  const only = !fields.has('resolution-sla') && !fields.has('sla') && !fields.has('sla-breached');
  return only ? { slaMet: response, responseSlaMet: null } : { slaMet: resolution, responseSlaMet: response };
}
