// What each page costs: statements and weight one by one, then CPU and time under load.
import type { Counted } from './counting.ts';
import { type Load, type Loading, load } from './load.ts';
import { type Page, pagesOf, writesOf } from './pages.ts';
import type { Grown } from './portfolios.ts';
import { memoryOf } from './processes.ts';
import { type Server, serve } from './server.ts';
import { ask, visitorAs } from './visitor.ts';
import { type Weight, weightOf } from './weight.ts';

/** `statements` are those of one request, in order; `weight` is null for a form. */
export type Measured = {
  page: Pick<Page, 'name' | 'most'>;
  status: number;
  statements: string[];
  weight: Weight | null;
  loads: Load[];
};
type Extent = { connections: number[]; requests: number; seconds: number };

/** Until the compiler is done with a page: Today costs 9.8 ms in its second hundred requests, and 6 from its sixth on. */
const warming = { requests: 600, seconds: 10 };

const leaderOfSample = 'Imani Clarke';
const memberOfSample = 'Callum Reid';

/** Adds every page with its statements and its weight. */
export async function measureCost(home: string, grown: Grown, pages: Measured[]): Promise<void> {
  const counted: Counted[] = [];
  const server = await serve(home, (one) => counted.push(one));
  try {
    const { reads, writes } = await found(server, grown);
    for (const page of [...reads, ...writes]) {
      const { status, weight } = await looked(page);
      pages.push({ page, status, weight, statements: await statementsOf(page, counted), loads: [] });
    }
  } finally {
    await server.end();
  }
}

/** Adds what each page costs under load; answers the most memory that all processes had. */
export async function measureLoad(
  server: Server,
  grown: Grown,
  { connections: each, ...most }: Extent,
  pages: Measured[],
  say: (sentence: string) => void,
) {
  const { reads, writes } = await found(server, grown);
  const measuredOf = ({ name }: Page) => pages.find(({ page }) => page.name === name)!;
  const there = (page: Page) => page.asked !== null && measuredOf(page).status < 400;
  // What all pages share is compiled and planned first, or it would be counted to whichever page comes first.
  for (const page of reads.filter(there)) await loaded(page, server, { ...most, connections: 8 });
  let memory: number | null = null;
  for (const page of [...reads, ...writes].filter(there)) {
    const measured = measuredOf(page);
    await loaded(page, server, { ...most, ...(reads.includes(page) && warming), connections: 8 });
    for (const connections of each) measured.loads.push(await loaded(page, server, { ...most, connections }));
    const now = memoryOf(server.pid);
    say(`  ${page.name}${now === null ? '' : `: ${Math.round(now)} MB`}`);
    if (now !== null) memory = Math.max(memory ?? 0, now);
  }
  return memory;
}

async function found({ origin }: Server, { id, candidate }: Grown) {
  const leader = await visitorAs(origin, leaderOfSample);
  const others = [await visitorAs(origin, candidate), await visitorAs(origin, memberOfSample)] as const;
  return { reads: await pagesOf(leader, ...others, id), writes: await writesOf(leader) };
}

const loaded = ({ visitor, asked, next }: Page, { pid }: Server, extent: Omit<Loading, 'pid'>) =>
  load(visitor, () => [asked!(), ...(next ? [next] : [])], { pid, ...extent });

async function looked({ visitor, asked }: Page): Promise<{ status: number; weight: Weight | null }> {
  if (!asked) return { status: 404, weight: null };
  const { status } = await ask(visitor, asked());
  return { status, weight: status === 200 && !asked().form ? await weightOf(visitor, asked().path) : null };
}

/** Of a second request, so that what is asked once only does not count. */
async function statementsOf({ visitor, asked }: Page, counted: Counted[]): Promise<string[]> {
  if (!asked) return [];
  counted.length = 0;
  await ask(visitor, asked());
  const told = () => counted.find(({ path }) => path === asked().path);
  for (let wait = 0; !told() && wait < 100; wait++) await new Promise((on) => setTimeout(on, 10));
  return told()?.statements ?? [];
}
