// What was measured, in words: beside what others cost, then page by page, then the rest.
import { availableParallelism } from 'node:os';
import type { Solved } from './allocations.ts';
import type { Speed } from './contacts.ts';
import type { Load } from './load.ts';
import type { Measured } from './measuring.ts';
import { figure, table } from './table.ts';

export type Report = {
  pages: Measured[];
  /** Megabytes of all processes, at most. */
  memory: number | null;
  exports: { pieces: number; seconds: number; cpu: number }[];
  contacts: Speed;
  allocations: Solved[];
  /** Pieces of evidence in the grown portfolio. */
  pieces: number;
};

export const reported = (report: Report): string =>
  [
    `On ${availableParallelism()} cores, ${process.platform}, Node ${process.versions.node}; server, database and load on one machine.`,
    beside(report),
    costs(report.pages),
    times(report.pages),
    rest(report),
    allocated(report.allocations),
  ].join('\n\n');

/** The statements of each page in the order in which they were sent, each on a line. */
export const statementsOf = (pages: Measured[]): string =>
  pages
    .map(({ page, statements }) => {
      const lines = statements.map((text, at) => `${at + 1}. ${text.replace(/\s+/g, ' ').trim().slice(0, 300)}`);
      return [`## ${page.name}`, ...lines].join('\n');
    })
    .join('\n\n');

function beside({ pages, memory, exports, pieces }: Report) {
  const of = (name: string) => pages.find(({ page }) => page.name === name);
  const cpu = (name: string) => figure(cpuOf(of(name)), 1);
  const today = of('Today')?.weight;
  const asks = ['Today', 'Portfolio, grown', 'Matrix, grown'].map((name) => of(name)?.statements.length || '–');
  const page = today && today.html + today.style + today.script;
  return table(
    ['', 'Mahara 22.10', 'Moodle 5.1', 'at most', 'Leadwell'],
    [
      ['dashboard, CPU ms a request', '65–75', '73–81', '7', cpu('Today')],
      [`portfolio of ${pieces} pieces, CPU ms`, '418–506', '113–126', '8', cpu('Portfolio, grown')],
      [`criteria map, 80 × ${pieces}, CPU ms`, '125–141', '95–117', '12', cpu('Matrix, grown')],
      ['a write, CPU ms', '215–235', '24', '8', cpu('Write an account as evidence')],
      ['SQL statements: dashboard / portfolio / map', '132 / 1,105 / 181', '46 / 331 / 165', '12', asks.join(' / ')],
      ['dashboard cold: requests', '37–98', '22–76', '12', figure(today?.requests)],
      ['dashboard cold: KB of HTML + CSS + script', '281–1,179', '1,139–2,251', '60', figure(page, 1)],
      ['dashboard cold: KB of script', '–', '–', '5', figure(today?.script, 1)],
      ['dashboard cold: KB of font', '–', '–', '60', figure(today?.font, 1)],
      [`export of ${pieces} pieces, seconds`, '2.9–4.8', '1.4', '1', figure(exports.at(-1)?.seconds, 2)],
      ['memory of all processes under load, MB', '461', '168', '350', figure(memory)],
    ],
  );
}

/** Milliseconds of CPU for one request, over every load. */
function cpuOf(measured: Measured | undefined): number | null {
  const told = measured?.loads.flatMap(({ cpu }) => (cpu ? [cpu.app + cpu.database] : [])) ?? [];
  return told.length > 0 ? told.reduce((sum, one) => sum + one, 0) / told.length : null;
}

function costs(pages: Measured[]) {
  const part = (loads: Load[], of: 'app' | 'database') =>
    figure(loads.reduce((sum, { cpu }) => sum + (cpu?.[of] ?? Number.NaN), 0) / loads.length, 1);
  const rows = pages.map((measured) => {
    const { page, status, statements, weight, loads } = measured;
    if (status >= 400) return [page.name, 'not there', '', '', '', '', '', '', ''];
    return [
      page.name,
      `${figure(cpuOf(measured), 1)} of ${page.most.cpu}`,
      part(loads, 'app'),
      part(loads, 'database'),
      `${statements.length} of ${page.most.statements}`,
      ...[weight?.requests, weight?.html, weight?.style, weight?.script].map((value, at) => figure(value, at ? 1 : 0)),
    ];
  });
  const weights = ['requests', 'KB HTML', 'KB CSS', 'KB script'];
  return table(['page', 'CPU ms', 'application', 'PostgreSQL', 'statements', ...weights], rows);
}

function times(pages: Measured[]) {
  const measured = pages.filter(({ loads }) => loads.length > 0);
  const head = measured[0]?.loads.map(({ connections }) => `${connections}: a second, p50, p99 ms`) ?? [];
  const wrong = (loads: Load[]) => loads.reduce((sum, load) => sum + load.wrong, 0);
  const rows = measured.map(({ page, loads }) => [
    page.name,
    ...loads.map(({ perSecond, p50, p99 }) => `${figure(perSecond)}, ${figure(p50, 1)}, ${figure(p99, 1)}`),
    figure(wrong(loads)),
  ]);
  return table(['connections', ...head, 'wrong answers'], rows);
}

function rest({ exports, contacts, memory }: Report) {
  const { rows, read, imported, copied, refused } = contacts;
  const into = imported === null ? `not imported: ${refused}` : `${figure(imported)} rows a second`;
  const beside = imported && copied ? `, ${figure((100 * imported) / copied)} % of it` : '';
  return table(
    ['besides', ''],
    [
      ...exports.map(({ pieces, seconds, cpu }) => [
        `export of ${pieces} pieces of evidence`,
        `${figure(seconds, 2)} s, ${figure(cpu, 2)} s of CPU`,
      ]),
      [`${figure(rows)} contacts, read and counted`, `${figure(read)} rows a second`],
      [`${figure(rows)} contacts, imported`, `${into}${beside}`],
      [`${figure(rows)} contacts, by COPY alone`, `${figure(copied)} rows a second`],
      ['memory of all processes, at most', `${figure(memory)} MB`],
    ],
  );
}

function allocated(solved: Solved[]) {
  const rows = solved.map(({ shape, people, tasks, status, stages, seconds }) => [
    `${people} × ${tasks}, ${shape}`,
    status,
    stages
      .map(({ aim, value, bound, gap }) =>
        value === bound ? `${aim} ${value}` : `${aim} ${value} of ${bound} (gap ${figure(100 * gap, 1)} %)`,
      )
      .join(', '),
    figure(seconds, 1),
  ]);
  return table(['allocation: people × tasks', 'status', 'value, and bound where another', 'processor seconds'], rows);
}
