import { said } from '#server/flash.ts';
import type { LayoutServerLoad } from './$types';
import { shellOf } from './shell.ts';

export const load: LayoutServerLoad = (event) => ({
  shell: shellOf(event.locals.actor, event.url.pathname),
  flash: said(event),
  path: event.url.pathname,
  refused: event.locals.refused,
});
