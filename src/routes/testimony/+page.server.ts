import type { PageServerLoad } from './$types';

export const _uses = [] as const;

/** Where a link leads that opens nothing: the same for all of them, and nothing is asked of the database. */
export const load: PageServerLoad = ({ setHeaders }) => setHeaders({ 'cache-control': 'no-store' });
