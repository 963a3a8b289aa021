// Contacts of a housing association's contact centre: a week's rhythm, colder weeks with more heating calls,
// one real improvement (repairs calls settled at the first contact), and noise. Written as the neutral contact file.
import { type Chance, chanceOf } from './random.ts';

export type SampleContacts = {
  seed: number;
  /** A Monday, YYYY-MM-DD: the week after the last one. */
  until: string;
  weeks: number;
  /** Contacts in an ordinary week. */
  perWeek: number;
  agents: readonly string[];
  /** The improvement: in force from this many weeks before `until`. */
  improvedFor: number;
};

const columns = [
  ...['contact_id', 'channel', 'queue', 'direction', 'offered_at', 'answered_at', 'ended_at', 'wait_s', 'talk_s'],
  ...['hold_s', 'acw_s', 'outcome', 'agent_id', 'reason_code', 'resolved', 'first_contact_resolution', 'csat_raw'],
  ...['csat_scale', 'complaint'],
] as const;
type Line = Partial<Record<(typeof columns)[number], string | number>>;

// Share of a week's contacts by weekday, and of a day's by hour: Mondays and mornings are the busiest.
const days = [0.24, 0.2, 0.19, 0.185, 0.185] as const;
const hours = [
  [8, 0.09],
  [9, 0.15],
  [10, 0.15],
  [11, 0.13],
  [12, 0.1],
  [13, 0.1],
  [14, 0.1],
  [15, 0.08],
  [16, 0.07],
  [17, 0.03],
] as const;
const channels = [
  ['phone', 0.68],
  ['email', 0.17],
  ['webchat', 0.15],
] as const;
const reasons = [
  ['repairs', 0.41],
  ['rent', 0.22],
  ['heating', 0.13],
  ['damp and mould', 0.07],
  ['lettings', 0.1],
  ['neighbours', 0.07],
] as const;
const settledAtFirst: Record<string, number> = {
  repairs: 0.66,
  rent: 0.83,
  heating: 0.7,
  'damp and mould': 0.55,
  lettings: 0.81,
  neighbours: 0.62,
};
const dayLength = 86_400_000;

/** The lines of the file, head first. */
export function* contactLines(story: SampleContacts): Generator<string> {
  yield columns.join(',');
  const chance = chanceOf(story.seed);
  const end = Date.parse(`${story.until}T00:00:00Z`);
  let number = 0;
  for (let week = story.weeks; week > 0; week--) {
    const monday = end - week * 7 * dayLength;
    const busy = story.perWeek * seasonOf(monday) * (0.94 + 0.12 * chance.next());
    for (const [day, share] of days.entries())
      for (let left = Math.round(busy * share * (0.9 + 0.2 * chance.next())); left > 0; left--)
        yield written(contact(story, chance, ++number, monday + day * dayLength, week <= story.improvedFor));
  }
}

/** Winter is busier: 12 % above the mean in mid-January, 12 % below in mid-July. */
const seasonOf = (monday: number) => 1 + 0.12 * Math.cos(((monday / dayLength - 14) / 365.25) * 2 * Math.PI);

function contact(story: SampleContacts, chance: Chance, number: number, day: number, improved: boolean): Line {
  const offered = day + chance.weighted(hours) * 3_600_000 + chance.between(0, 3_599) * 1000;
  const channel = chance.weighted(channels);
  const reason = chance.weighted(reasons);
  const wait = chance.around(channel === 'email' ? 9_000 : channel === 'webchat' ? 40 : 55, 0.85);
  const answered = offered + wait * 1000;
  const begun: Line = {
    ...{ contact_id: `C${String(number).padStart(6, '0')}`, channel, queue: 'enquiries', direction: 'inbound' },
    ...{ offered_at: stamp(offered), reason_code: reason, complaint: 'n' },
    ...(channel === 'email' ? {} : { wait_s: wait }), // a letter waits for an answer, not in a queue
  };
  const gone = channel !== 'email' && chance.happens(Math.min(0.5, 0.03 + wait / 2_500));
  if (gone) return { ...begun, ended_at: stamp(answered), outcome: 'abandoned' };
  const [talk, hold, after] = [
    chance.around(reason === 'damp and mould' ? 620 : 310, 0.45),
    chance.around(22, 0.9),
    chance.around(70, 0.5),
  ];
  const first = chance.happens(settledAtFirst[reason]! + (improved && reason === 'repairs' ? 0.12 : 0));
  return {
    ...{ ...begun, outcome: 'answered', agent_id: chance.pick(story.agents) },
    ...(channel === 'email' ? {} : { answered_at: stamp(answered) }),
    ended_at: stamp(answered + (talk + hold + after) * 1000),
    ...{ talk_s: talk, hold_s: hold, acw_s: after },
    ...{ resolved: yes(first || chance.happens(0.6)), first_contact_resolution: yes(first) },
    ...rating(chance, first, channel === 'email' ? wait / 60 : wait),
    complaint: yes(chance.happens(first ? 0.004 : 0.02)),
  };
}

/** One in five answers the question how it went. */
function rating(chance: Chance, settled: boolean, wait: number): Line {
  if (!chance.happens(0.21)) return {};
  const mood = chance.next() + (settled ? 0.28 : -0.12) - Math.min(0.2, wait / 1_500);
  const bounds = [0.1, 0.24, 0.42, 0.72];
  return { csat_raw: 1 + bounds.filter((bound) => mood > bound).length, csat_scale: 5 };
}

const written = (line: Line) => columns.map((column) => line[column] ?? '').join(',');
const stamp = (at: number) => new Date(at).toISOString().slice(0, 19).replace('T', ' ');
const yes = (it: boolean) => (it ? 'y' : 'n');
