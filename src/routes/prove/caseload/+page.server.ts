import { findAsked, pageAsked } from '#server/asked.ts';
import { type CaseloadOrder, caseloadOf, caseloadOrders, caseloadSize } from '#server/assessment/caseload/caseload.ts';
import { reportForm } from '#server/assessment/caseload/caseload-reports.form.ts';
import { askForReport } from '#server/assessment/caseload/caseload-reports.ts';
import { submit } from '#server/form.ts';
import { oneOf } from '#server/list-words.ts';
import { page } from '#server/page.ts';
import { unheeded } from '#server/unheeded.ts';

export const _uses = ['caseload.view', 'caseload-report.ask'] as const;

const isOrder = (asked: string): asked is CaseloadOrder => caseloadOrders.some((order) => order === asked);

export const load = page(async (actor, { url }) => {
  const asked = url.searchParams.get('sort') ?? '';
  const order = isOrder(asked) ? asked : 'waiting';
  const shown: 'all' | 'open' = url.searchParams.get('show') === 'all' ? 'all' : 'open';
  const find = findAsked(url);
  const caseload = await caseloadOf(actor, { find, shown, order, page: pageAsked(url) });
  const others = actor.roles.has('centre-coordinator') || actor.roles.has('administrator');
  return {
    ...{ ...caseload, find, shown, order, size: caseloadSize, me: actor.personId },
    /** Whose candidates are listed: of all assessors, or those one assesses or assures. */
    everybody: others,
    unheeded: unheeded(url, [
      {
        name: 'sort',
        taken: isOrder,
        say: (word) => `The list cannot be sorted by “${word}” (${oneOf(caseloadOrders)}).`,
      },
      {
        name: 'show',
        taken: (word) => word === 'all' || word === 'open',
        say: (word) => `“${word}” can be all or open.`,
      },
    ]),
  };
});

export const actions = {
  report: submit(reportForm, async (actor, values) => {
    const { id } = await askForReport(actor, values);
    return { to: `/prove/caseload/report/${id}` };
  }),
};
