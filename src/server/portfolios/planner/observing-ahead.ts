// What a candidate's coming work could show, and the fewest of it to have observed, worked out apart from the pages.
import { NotFound } from '../../errors.ts';
import type { Actor } from '../../people/actor.ts';
import { arising } from '../../qualifications/arising.ts';
import { inProcess } from '../../workers/run.ts';
import { type Portfolio, portfolioOf } from '../portfolio.ts';
import { sourceClassOf } from '../sources.ts';
import { type ComingEvent, comingEvents } from './coming-events.ts';
import { daysToShow } from './days-to-show.ts';
import type { Event, Lack, Observing } from './observing.ts';

/** An event with the codes of the criteria it could show. */
export type Showing = ComingEvent & { shows: string[] };

export type ObservingAhead = {
  portfolio: Portfolio;
  events: Showing[];
  /** Codes of criteria of doing that lack something; `explained` those of knowing that nobody has explained yet. */
  lacking: string[];
  explained: string[];
  /** null where there is nothing to choose from or for. */
  best: Observing | null;
};

/**
 * Of one's own portfolio, as it is claimed. An event could show a criterion where the unit says that its outcome arises from a record
 * which the event leaves behind.
 * @throws NotFound
 */
export async function observingAhead(actor: Actor, enrolmentId: string): Promise<ObservingAhead> {
  const portfolio = await portfolioOf(actor, enrolmentId);
  if (!portfolio.own) throw new NotFound();
  const lacks = lacksOf(portfolio);
  const codes = new Set(lacks.map(({ code }) => code));
  const events = (await comingEvents(actor)).map((event) => ({ ...event, shows: shown(event, portfolio, codes) }));
  const useful = events.filter(({ shows }) => shows.length > 0);
  const explained = criteriaOf(portfolio)
    .filter(({ id, kind }) => kind === 'knowledge' && portfolio.statuses.get(id)!.claimed.occasions === 0)
    .map(({ code }) => code);
  const best = useful.length > 0 ? await solved(useful.map(asEvent), lacks) : null;
  return { portfolio, events, lacking: [...codes], explained, best };
}

const criteriaOf = ({ unit }: Portfolio) => unit.outcomes.flatMap(({ criteria }) => criteria);

/** What criteria of doing lack beyond what is claimed already. */
function lacksOf(portfolio: Portfolio): Lack[] {
  return criteriaOf(portfolio).flatMap(({ id, code, kind }) => {
    const status = portfolio.statuses.get(id)!;
    if (kind === 'knowledge' || status.state === 'sufficient') return [];
    const lack = daysToShow(code, status);
    return lack.days > 0 || lack.since !== null || lack.known !== null ? [lack] : [];
  });
}

function shown({ leaves }: ComingEvent, { unit }: Portfolio, codes: ReadonlySet<string>): string[] {
  const arises = (outcome: Portfolio['unit']['outcomes'][number]) =>
    leaves.some((kind) => arising(outcome).includes(kind));
  return unit.outcomes
    .filter(arises)
    .flatMap(({ criteria }) => criteria.map(({ code }) => code))
    .filter((code) => codes.has(code));
}

const asEvent = ({ id, day, shows, leaves }: Showing): Event => ({
  ...{ id, day, shows },
  source: sourceClassOf[leaves[0]!],
});

const seconds = 5;
const kept = new Map<string, Observing | null>();
const most = 20;

/** What was worked out last is kept: the page is opened again and again before anything of it changes. */
async function solved(events: Event[], lacks: Lack[]): Promise<Observing | null> {
  const asked = JSON.stringify([events, lacks]);
  const known = kept.get(asked);
  if (known) return known;
  const data = { events, lacks, seconds };
  const { answer } = await inProcess<{ answer: Observing | null }>('observing', data, (3 * seconds + 10) * 1000);
  kept.set(asked, answer);
  for (const oldest of [...kept.keys()].slice(0, -most)) kept.delete(oldest);
  return answer;
}
