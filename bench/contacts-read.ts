// How fast a big CSV of contacts is read and counted, and in how much memory: node bench/contacts-read.ts [rows]
import { readContacts } from '#server/standards/reading/read-contacts.ts';
import { reconcile } from '#server/standards/reading/reconcile.ts';

const rows = Number(process.argv[2] ?? 1_000_000);
const began = performance.now();
const cpu = process.cpuUsage();
const got = await reconcile(await readContacts(calls(rows)));
const { user, system } = process.cpuUsage(cpu);
const seconds = (performance.now() - began) / 1000;
console.log(
  `${got.used} of ${got.rows} rows used in ${seconds.toFixed(1)} s, ${((user + system) / 1e6).toFixed(1)} s of CPU`,
);
console.log(
  `${Math.round(rows / seconds)} rows a second; ${Math.round(process.resourceUsage().maxRSS / 1024)} MB at most`,
);

/** Calls of eighty agents, one a minute; the same for the same number. */
async function* calls(count: number): AsyncGenerator<Uint8Array> {
  yield Buffer.from('Call Id,Agent,Team,Date,Time,Answered,Resolved,Speed of answer in seconds,Talk time,Rating\r\n');
  const start = Date.UTC(2023, 0, 1);
  let chunk = '';
  for (let at = 0; at < count; at++) {
    const time = new Date(start + at * 60_000).toISOString();
    const seed = (at * 2_654_435_761) >>> 0;
    const said =
      seed % 5
        ? `Y,${seed % 7 ? 'Y' : 'N'},${seed % 119},0:0${seed % 8}:${10 + (seed % 50)},${1 + (seed % 5)}`
        : 'N,N,,,';
    chunk += `ID${at},Agent ${seed % 80},Team ${seed % 9},${time.slice(0, 10)},${time.slice(11, 19)},${said}\r\n`;
    if (at % 1000 === 999 || at === count - 1) {
      yield Buffer.from(chunk);
      chunk = '';
    }
  }
}
