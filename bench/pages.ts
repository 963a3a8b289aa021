// The pages that are measured, found as a person finds them: by the links of the pages before.
import { type Asked, ask, linkOn, textOf, type Visitor } from './visitor.ts';

/** `most` is what it may cost: milliseconds of CPU and statements. `asked` is null where the page is not there; `next`: looked at after each. */
export type Page = {
  name: string;
  visitor: Visitor;
  asked: (() => Asked) | null;
  next?: Asked;
  most: { cpu: number; statements: number };
};

const statements = 12;
const most = {
  dashboard: { cpu: 7, statements },
  list: { cpu: 8, statements },
  matrix: { cpu: 12, statements },
  write: { cpu: 8, statements: 12 },
};

/** `grown` is the portfolio of many pieces of evidence that the bench made for `candidate`. */
export async function pagesOf(leader: Visitor, candidate: Visitor, member: Visitor, grown: string): Promise<Page[]> {
  const plan = await linkOn(leader, '/lead', '/lead/plans/');
  const meeting = await linkOn(leader, '/lead/meetings', '/lead/meetings/');
  const part = await linkOn(member, '/lead/my-work', '/lead/plans/[0-9a-f-]{36}/agreement/');
  const pair = await linkOn(leader, '/lead/one-to-ones', '/lead/one-to-ones/');
  const portfolio = await linkOn(leader, '/prove', '/prove/');
  const evidence = portfolio && (await linkOn(leader, portfolio, '/prove/evidence/'));
  const many = `/prove/${grown}`;
  return [
    read('A page that asks the database nothing of its own', leader, '/accessibility', most.dashboard),
    read('Today', leader, '/today', most.dashboard),
    read('Today, of a member', member, '/today', most.dashboard),
    read('My work, of a member', member, '/lead/my-work', most.list),
    read('Work plans', leader, '/lead', most.list),
    read('One work plan', leader, plan, most.list),
    read('Its hours', leader, plan && `${plan}/hours`, most.list),
    read('Its versions', leader, plan && `${plan}/versions`, most.list),
    read('Its briefing', leader, plan && `${plan}/briefing`, most.list),
    read('One’s own part of a plan', member, part, most.list),
    read('Help', leader, '/lead/help', most.list),
    read('One team meeting', leader, meeting, most.list),
    read('Objectives', leader, '/lead/objectives', most.list),
    read('One-to-ones with one person', leader, pair, most.list),
    read('Team board', leader, '/lead/board', most.list),
    read('Thanks', leader, '/lead/thanks', most.list),
    read('Feedback', leader, '/lead/feedback', most.list),
    read('How a team is led', leader, '/lead/insights', most.list),
    read('Fair shares', leader, '/lead/fair-shares', most.list),
    read('Portfolio', leader, portfolio, most.list),
    read('Portfolio, grown', candidate, many, most.list),
    read('One piece of evidence', leader, evidence, most.list),
    read('Matrix', leader, portfolio && `${portfolio}/matrix`, most.matrix),
    read('Matrix, grown', candidate, `${many}/matrix`, most.matrix),
    read('Occasions, grown', candidate, `${many}/occasions`, most.list),
    read('Figures', leader, '/serve', most.list),
    read('Control charts', leader, '/improve', most.list),
  ];
}

/** Forms that are sent again and again. They come last, because they make what the pages show grow. */
export async function writesOf(leader: Visitor): Promise<Page[]> {
  const portfolio = await linkOn(leader, '/prove', '/prove/');
  return [
    write('Write an account as evidence', leader, portfolio && `${portfolio}/account?/write`, account),
    write('Add an objective to a plan', leader, await newPlan(leader), objective),
    // What Today remembers is forgotten with each change.
    {
      ...write('Add an objective to a plan, then Today', leader, await newPlan(leader), objective),
      ...{ next: { path: '/today' }, most: { cpu: most.write.cpu + most.dashboard.cpu, statements } },
    },
  ];
}

const read = (name: string, visitor: Visitor, path: string | null, at: Page['most']): Page => ({
  ...{ name, visitor, most: at },
  asked: path ? () => ({ path }) : null,
});

function write(name: string, visitor: Visitor, path: string | null, form: Record<string, string>): Page {
  return { name, visitor, most: most.write, asked: path ? () => ({ path, form }) : null };
}

const account = {
  title: 'How I set out the work of the week',
  ...{ 'happenedFrom-day': '2', 'happenedFrom-month': '3', 'happenedFrom-year': '2026' },
  situation: 'Calls about repairs had risen, and two advisers were away.\n\nEverybody had to know what came first.',
  did: 'I showed the figures, asked what stood in the way, and we set the order of the work together.',
  effect: 'The week ended with all repairs answered on the day, and nobody stayed late.',
};
const objective = {
  title: 'Answer webchats within a minute',
  ...{ priority: '2', noMeasureReason: 'The figure comes with the next import.' },
};

/** A plan of its own to add to; answers the address of its form for objectives. */
async function newPlan(leader: Visitor): Promise<string | null> {
  const page = textOf(await ask(leader, { path: '/lead/plans/new' }));
  const teamId =
    /<option value="([0-9a-f-]{36})"/.exec(page)?.[1] ?? /name="teamId"[^>]*value="([0-9a-f-]{36})"/.exec(page)?.[1];
  if (!teamId) return null;
  const year = String(new Date().getUTCFullYear() + 1); // no plan is made whose last day has passed
  const days = {
    ...{ 'startsOn-day': '1', 'startsOn-month': '6', 'startsOn-year': year },
    ...{ 'endsOn-day': '30', 'endsOn-month': '6', 'endsOn-year': year },
  };
  const made = await ask(leader, { path: '/lead/plans/new', form: { title: 'June', teamId, ...days } });
  return made.headers.location ? `${String(made.headers.location)}/objectives/new?/add` : null;
}
