import { page } from '#server/page.ts';
import { figuresPage } from '#server/standards/figures-page.ts';

export const _uses = ['figure.view'] as const;

export const load = page(async (actor, { url }) => {
  const asked = (name: string) => url.searchParams.get(name);
  const wish = {
    ...{ weeks: asked('weeks'), until: asked('until'), system: asked('system') },
    ...{ team: asked('team'), measure: asked('measure') },
  };
  const me = actor.memberOf.size > 0 ? actor.personId : null;
  return { ...(await figuresPage(actor, wish)), me, led: [...actor.leads, ...actor.manages] };
});
