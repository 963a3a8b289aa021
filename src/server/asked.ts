// What an address asks of a list. Anything may stand there, so what makes no sense is read as the nearest that does.

import { keepable } from './keepable.ts';

const most = 100_000; // pages; beyond it the database would be asked for places it cannot count to

/** The page of a list, from 1. */
export const pageAsked = ({ searchParams }: URL): number =>
  Math.min(most, Math.max(1, Math.trunc(Number(searchParams.get('page'))) || 1));

/** What is searched for; '' for nothing. PostgreSQL keeps no NUL, and nobody types a thousand letters into a search. */
export const findAsked = ({ searchParams }: URL): string =>
  keepable(searchParams.get('q') ?? '')
    .trim()
    .slice(0, 200);
