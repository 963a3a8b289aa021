import { page } from '#server/page.ts';
import { measureAsked, spanAsked, teamAsked } from '#server/standards/figures-asked.ts';
import { figuresPage } from '#server/standards/figures-page.ts';
import { type Asked, unheeded } from '#server/unheeded.ts';

export const _uses = ['figure.view'] as const;

function askedOf({ found, withheld }: Awaited<ReturnType<typeof figuresPage>>): Asked[] {
  const { teams = [], team = null, measure = null } = found ?? {};
  return [
    ...spanAsked(found?.period, withheld !== null),
    ...(found && withheld === null ? [teamAsked(teams, team)] : []),
    ...(measure ? [measureAsked(measure, `the teams are compared by ${measure.name}`)] : []),
  ];
}

export const load = page(async (actor, { url }) => {
  const asked = (name: string) => url.searchParams.get(name);
  const wish = {
    ...{ weeks: asked('weeks'), until: asked('until'), system: asked('system') },
    ...{ team: asked('team'), measure: asked('measure') },
  };
  const me = actor.memberOf.size > 0 ? actor.personId : null;
  const shown = await figuresPage(actor, wish);
  return { ...shown, me, led: [...actor.leads, ...actor.manages], unheeded: unheeded(url, askedOf(shown)) };
});
