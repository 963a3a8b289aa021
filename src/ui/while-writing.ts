// What is typed is checked while it is being written: after a pause it goes to the same check as the button's, which saves nothing, and
// what was found is put where the button's page would show it. Without this script the button does the same.
const pause = 700;
/** Before it is asked again, where no answer came. */
const again = 5_000;

for (const place of document.querySelectorAll<HTMLElement>('[data-while-writing]'))
  whileWriting(place.dataset.whileWriting!, place.id, place.closest('form')!);

function whileWriting(action: string, id: string, form: HTMLFormElement): void {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let asking: AbortController | undefined;
  const stop = () => {
    clearTimeout(waiting);
    asking?.abort();
  };
  const ask = async () => {
    asking = new AbortController();
    const { signal } = asking;
    const answered = await found(asOfButton(action, form), form, signal);
    if (answered) show(id, answered);
    else if (!signal.aborted) waiting = setTimeout(() => void ask(), again);
  };
  const askSoon = () => {
    stop();
    waiting = setTimeout(() => void ask(), pause);
  };
  form.addEventListener('input', askSoon);
  form.addEventListener('submit', stop);
  if (wasTypedIn(form)) askSoon();
}

/** Somebody was quicker than this script: what they typed raised no event that it could hear. */
function wasTypedIn(form: HTMLFormElement): boolean {
  const fields = form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input:not([type=hidden]), textarea');
  return [...fields].some((field) => field.value !== field.defaultValue);
}

/** As the button of the same check sends it: where several forms stand on a page, its address says which. */
const asOfButton = (action: string, form: HTMLFormElement): string =>
  form.querySelector(`[formaction^="${action}"]`)?.getAttribute('formaction') ?? action;

/** The page with what was found; null where it was not to be had: then what stood there stays until there is an answer. */
async function found(action: string, form: HTMLFormElement, signal: AbortSignal): Promise<Document | null> {
  const typed = [...new FormData(form)].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []));
  const asked = { method: 'POST', headers: { accept: 'text/html' }, body: new URLSearchParams(typed), signal };
  try {
    const answer = await fetch(action, asked);
    return answer.status < 500 ? new DOMParser().parseFromString(await answer.text(), 'text/html') : null;
  } catch {
    return null;
  }
}

/** The sum first and apart, since a screen reader reads that alone. */
function show(place: string, answered: Document): void {
  for (const id of [`${place}-sum`, `${place}-list`]) {
    const [here, there] = [document.getElementById(id), answered.getElementById(id)];
    if (here && there && here.innerHTML !== there.innerHTML) here.replaceChildren(...there.childNodes);
  }
}
