// Taking a page that is worked out anew each time as evidence: an allocation, somebody's skills, the objectives tree, fair shares.
import { see } from '../act.ts';
import { today } from '../clock.ts';
import { Conflict, NotFound } from '../errors.ts';
import { fairSharesOf } from '../insights/fair-share-page.ts';
import { type SpanMonths, spans } from '../insights/fair-shares.ts';
import { objectivesPage } from '../insights/objectives-page.ts';
import type { Actor } from '../people/actor.ts';
import { personSkillsOf } from '../people/development.ts';
import { allocationById } from '../plans/allocating.ts';
import { allocationOf } from '../plans/allocation-page.ts';
import { planFacts } from '../plans/plan-facts.ts';
import { allocationDocument } from './allocation-document.ts';
import { fairSharesDocument } from './fair-shares-document.ts';
import { objectivesDocument } from './objectives-document.ts';
import type { Evidence } from './portfolios.table.ts';
import { skillsDocument } from './skills-document.ts';
import { type Said, takeAsSaid } from './take-as-said.ts';
import type { TakePageForm } from './take-page.form.ts';

/** @throws NotFound where the actor may not see the page; Conflict where it says nothing, or without a portfolio */
export const takePage = async (actor: Actor, wish: TakePageForm): Promise<Evidence & { again: boolean }> =>
  takeAsSaid(actor, await pages[wish.what](actor, wish));

const pages: Record<TakePageForm['what'], (actor: Actor, wish: TakePageForm) => Promise<Said>> = {
  async allocation(actor, { plan, run }) {
    if (!plan || !run) throw new NotFound();
    const { result, ...page } = await allocationOf(actor, plan, run);
    if (!result) throw new Conflict('This run has no answer, so there is nothing to take.');
    const askedBy = await see(
      actor,
      'plan.allocate',
      planFacts(actor, plan),
      async (db) => (await allocationById(actor, run)(db))?.askedBy,
    );
    const document = allocationDocument(takerOf(actor), { ...page, result }, askedBy === actor.personId);
    return { kind: 'allocation', document, sourceKind: 'allocation', sourceId: run };
  },
  async skills(actor, { person, skill }) {
    if (!person) throw new NotFound();
    const found = await personSkillsOf(actor, person, skill);
    const document = skillsDocument(takerOf(actor), found, { id: person, skillId: skill });
    if (!document) throw new Conflict('No skill is assessed yet, so there is nothing to take.');
    return { kind: 'skills', document };
  },
  async objectives(actor) {
    const document = objectivesDocument(takerOf(actor), await objectivesPage(actor), dayOf(actor));
    if (!document) throw new Conflict('There is no objective yet, so there is nothing to take.');
    return { kind: 'objectives', document };
  },
  async 'fair-shares'(actor, { team, months }) {
    const span = spans.find((one) => String(one) === months) ?? 6;
    if (!team) throw new NotFound();
    const shares = await fairSharesOf(actor, team, span satisfies SpanMonths);
    if (shares.tooFew) throw new Conflict('Of fewer than three people nothing is said, so there is nothing to take.');
    return { kind: 'fair-shares', document: fairSharesDocument(takerOf(actor), shares, dayOf(actor)) };
  },
};

const takerOf = ({ personId: id, name }: Actor) => ({ id, name });
const dayOf = ({ organisation }: Actor) => today(organisation.timeZone);
