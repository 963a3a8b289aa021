// What goes on in the background is looked after without the page: the reader stays where they are until it has ended. Without this
// script the page fetches itself anew, from its top.
for (const [at, place] of document.querySelectorAll<HTMLElement>('[data-at-work]').entries()) void watch(at, place);

async function watch(at: number, place: HTMLElement): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, Number(place.dataset.atWork) * 1000));
  const answered = await found();
  const there = answered?.querySelectorAll('[data-at-work]')[at];
  if (answered && !there) return location.reload(); // which keeps the reader's place, as a new visit does not
  if (there) place.replaceChildren(...there.childNodes);
  if (answered && at === 0) follow(answered);
  return watch(at, place);
}

/** What stands elsewhere on the page and says of the work what its place does: else it goes on waiting while the bar moves. */
function follow(answered: Document): void {
  const now = answered.querySelectorAll('[data-with-work]');
  for (const [at, mark] of document.querySelectorAll('[data-with-work]').entries())
    mark.replaceChildren(...(now[at]?.childNodes ?? mark.childNodes));
}

/** The page as it is now; null where it was not to be had, or not now: then it is asked for again. */
async function found(): Promise<Document | null> {
  try {
    const answer = await fetch(location.href, {
      headers: { accept: 'text/html' },
      signal: AbortSignal.timeout(20_000),
    });
    if (answer.status >= 500) return null;
    return new DOMParser().parseFromString(await answer.text(), 'text/html');
  } catch {
    return null;
  }
}
