// A candidate who comes from a criterion without evidence keeps it on the way, until they claim it.

/** An address with the criterion that this one was asked for; without one as it is. */
export function withCriterion(path: string, { searchParams }: Pick<URL, 'searchParams'>): string {
  const criterion = searchParams.get('criterion');
  return criterion ? `${path}?${new URLSearchParams({ criterion })}` : path;
}

/** Where evidence opens: its claims, where a criterion is to be claimed, else the evidence. */
export const evidenceAt = (id: string, url: Pick<URL, 'searchParams'>): string =>
  withCriterion(url.searchParams.get('criterion') ? `/prove/evidence/${id}/claims` : `/prove/evidence/${id}`, url);

/** The criterion for the address of a form's action, which takes the place of all that the page's address asks for: "&criterion=…", or nothing. */
export const keptCriterion = ({ searchParams }: URL): string => {
  const criterion = searchParams.get('criterion');
  return criterion ? `&criterion=${encodeURIComponent(criterion)}` : '';
};
