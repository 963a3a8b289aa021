// Taking figures as evidence: they are no record that stands somewhere, so what is kept is what the page says at that moment.
import { Conflict } from '../errors.ts';
import type { Actor } from '../people/actor.ts';
import { chartPage } from '../standards/chart-page.ts';
import { figuresPage } from '../standards/figures-page.ts';
import type { RecordDocument } from './document.ts';
import { chartDocument, figuresDocument } from './figures-document.ts';
import type { Evidence } from './portfolios.table.ts';
import { takeAsSaid } from './take-as-said.ts';
import type { TakeFiguresForm } from './take-figures.form.ts';

/**
 * A fixed copy of figures with their interval, their standard and what their chart says; the same figures once more are the evidence
 * that they are already (`again`).
 * @throws Conflict where there are none, or where few people stand behind them, so that others may not see them; NotFound for a measure that is none
 */
export const takeFigures = async (actor: Actor, wish: TakeFiguresForm): Promise<Evidence & { again: boolean }> =>
  takeAsSaid(actor, { kind: 'figures', document: await documentOf(actor, wish) });

async function documentOf(actor: Actor, { measure, ...wish }: TakeFiguresForm): Promise<RecordDocument> {
  if (!measure) {
    const { found, withheld, none } = await figuresPage(actor, wish);
    if (!found || withheld || found.kpis.length === 0) throw new Conflict(none ?? nothing);
    refuseFew(found);
    return figuresDocument(actor, found);
  }
  const page = await chartPage(actor, measure, wish);
  const { found, period, withheld, none } = page;
  if (!found || !period || withheld) throw new Conflict(none ?? nothing);
  refuseFew(page);
  return chartDocument(actor, { ...page, found, period });
}

const nothing = 'There are no such figures to take. Choose another period or another team.';

/** A copy goes to people who may not see figures that point to one person. */
function refuseFew({ few }: { few: boolean }) {
  if (few)
    throw new Conflict(
      'So few people stand behind some of these figures that others may not see them, and a copy would show them. Choose everybody, or a longer period.',
    );
}
