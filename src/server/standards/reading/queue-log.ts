import { keepable } from '#server/keepable.ts';
import type { RawRow } from './raw-rows.ts';
import { seenIds } from './seen-ids.ts';

/** The columns into which the events of one call are gathered. */
export const queueLogHeader = ['callid', 'queue', 'agent', 'offered at', 'outcome', 'wait seconds', 'talk seconds'];

type Call = {
  row: number;
  queue: string;
  agent: string;
  offered: number | null;
  answered: boolean;
  wait: number | null;
};

const line = /^(\d{9,11})(?:\.\d+)?\|([^|]*)\|([^|]*)\|([^|]*)\|([A-Z]+)(?:\|(.*))?$/;

/** Whether text is an Asterisk queue_log: `epoch|callid|queue|agent|event|data…`. */
export const isQueueLog = (text: string): boolean => line.test(text.split(/\r?\n/, 1)[0]!.trim());

/**
 * Gathers the events of an Asterisk queue_log into calls, each written when its last event comes. A call that enters a second
 * queue is a second contact. Rows are counted by line; a call still waiting or talking at the end of the log is refused.
 * Events: https://docs.asterisk.org/Configuration/Applications/Queue-Logs/
 */
export async function* queueCalls(text: AsyncIterable<string>, notes: string[]): AsyncGenerator<RawRow> {
  const open = new Map<string, Call>();
  const leg = legCounter();
  let row = 0;
  let others = 0;
  for await (const said of linesOf(text)) {
    row += 1;
    if (said.trim() === '') continue;
    const part = line.exec(keepable(said).trim());
    if (!part) {
      yield { row, reason: 'This line is not an event of a queue log.', raw: said };
      continue;
    }
    const ended = event(part, row, open);
    if (ended === 'other') others += 1;
    else if (ended) yield { row, cells: [leg(part[2]!), ...ended] };
  }
  for (const [id, call] of open) {
    yield { row: call.row, reason: `The log ends before call ${id} does.`, raw: id };
  }
  if (others) notes.push(`${others} events of agents (log-in, pause, ringing) are no contacts and were passed over.`);
}

/** What one event does: begins a call, connects it, ends it (then its cells), or is none of a call's. */
function event(part: RegExpExecArray, row: number, open: Map<string, Call>): string[] | 'other' | null {
  const [, epoch, id, queue, agent, name, rest = ''] = part as unknown as string[];
  const data = rest.split('|').map(Number);
  const call = open.get(id!) ?? { row, queue: queue!, agent: '', offered: null, answered: false, wait: null };
  const offered = (before: number) => call.offered ?? Number(epoch) - (before || 0);
  const end = (outcome: string, wait: number | null, talk: number | null): string[] => {
    open.delete(id!);
    const seconds = [wait, talk].map((value) => (value === null || !Number.isFinite(value) ? '' : String(value)));
    const began = String(offered((wait ?? 0) + (talk ?? 0)));
    return [call.queue, outcome === 'answered' ? agent! : '', began, outcome, ...seconds];
  };
  switch (name) {
    case 'ENTERQUEUE':
      open.set(id!, { ...call, row, queue: queue!, offered: Number(epoch), answered: false });
      return null;
    case 'CONNECT':
      open.set(id!, { ...call, offered: offered(data[0]!), answered: true, wait: data[0]!, agent: agent! });
      return null;
    case 'COMPLETEAGENT':
    case 'COMPLETECALLER':
      return end('answered', data[0]!, data[1]!);
    case 'TRANSFER':
    case 'BLINDTRANSFER':
      return end('answered', data[2]!, data[3]!);
    case 'ATTENDEDTRANSFER':
      return end('answered', call.wait, call.offered === null ? null : Number(epoch) - call.offered - (call.wait ?? 0));
    case 'ABANDON':
      return end('abandoned', data[2]!, null);
    case 'EXITWITHTIMEOUT':
    case 'EXITWITHKEY':
    case 'EXITEMPTY':
      return end('exit', data[2] ?? null, null);
    default:
      return 'other';
  }
}

/** Ids of contacts: the call's own, and with its leg after it where the same call was in a queue before. */
function legCounter() {
  const seen = seenIds();
  const again = new Map<string, number>();
  return (id: string): string => {
    if (seen.firstRow(id, 1) === null) return id;
    const leg = (again.get(id) ?? 1) + 1;
    again.set(id, leg);
    return `${id}#${leg}`;
  };
}

async function* linesOf(text: AsyncIterable<string>): AsyncGenerator<string> {
  let waiting = '';
  for await (const chunk of text) {
    const lines = (waiting + chunk).split(/\r?\n/);
    waiting = lines.pop()!;
    yield* lines;
  }
  if (waiting) yield waiting;
}
