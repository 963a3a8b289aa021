// A form whose words are kept by the browser first and sent then: without a network, signed out or with the server away they wait, are
// counted and sent later. Each bears an id of its own, so that what is sent twice is kept once.
import { alone, type Came, cameOf, forget, keep, newId, type Waiting, waitingOf } from './queue-store.ts';

const every = 15_000;
const longest = 120_000;
const place = document.querySelector<HTMLElement>('[data-queue]');
const owner = place?.dataset.queue ?? '';
let why: Came = 'kept';

if (place && owner) {
  document.addEventListener('submit', taken, true);
  place.querySelector('[data-waiting-send]')?.addEventListener('click', () => void sendAll(true));
  for (const name of ['online', 'focus']) addEventListener(name, () => void sendAll());
  setInterval(() => void sendAll(), every);
  void sendAll();
}

let isPassing = false;

/** A form of the page is sent by its own button: what is typed there goes into the queue, and its boxes are free again. */
function taken(event: SubmitEvent): void {
  const form = event.target as HTMLFormElement;
  const button = event.submitter as HTMLButtonElement | null;
  const around = button?.closest<HTMLElement>('[data-queued]');
  if (!button || !around || isPassing) return;
  const part = button.closest<HTMLElement>('[data-part]');
  const id = newId();
  const fields = fieldsOf(new FormData(form), part?.id, id);
  if (!fields.some(([name, value]) => isTyped(name, value))) return; // the server says what is missing
  event.preventDefault();
  event.stopImmediatePropagation();
  const action = new URL(button.getAttribute('formaction') ?? form.action, location.href).href;
  const item = { id, owner, action, fields, words: inShort(fields), at: new Date().toISOString(), refused: null };
  void (around.dataset.queued === 'leaves' ? orQueued(item, form, button) : queued(item, part ?? form));
}

async function queued(item: Waiting, part: HTMLElement): Promise<void> {
  await keep('waiting', item);
  void navigator.storage?.persist?.();
  empty(part);
  await sendAll();
}

/** A form that leads to another page is sent as ever where Leadwell can be reached, and waits only where not. */
async function orQueued(item: Waiting, form: HTMLFormElement, button: HTMLButtonElement): Promise<void> {
  why = await reached();
  if (why !== 'kept') return queued(item, form);
  isPassing = true;
  form.requestSubmit(button);
  isPassing = false;
}

const reached = (): Promise<Came> =>
  fetch(location.href, { headers: { accept: 'text/html' }, signal: AbortSignal.timeout(10_000) }).then(
    (answer) => (cameOf(answer) === 'refused' && answer.ok ? 'kept' : cameOf(answer)),
    () => 'away',
  );

/** The fields of one part of a page, or all, with the id and the moment that the server keeps them by. */
function fieldsOf(data: FormData, part: string | undefined, id: string): Waiting['fields'] {
  const isOwn = (name: string) =>
    part === undefined || name.startsWith(`${part}.`) || name.startsWith(`${part}:`) || !/[.:]/.test(name);
  const made = part === undefined ? '' : `${part}:`;
  const own = [...data].filter(([name]) => isOwn(name) && ![`${made}itemId`, `${made}at`].includes(name));
  return [...own, [`${made}itemId`, id], [`${made}at`, new Date().toISOString()]];
}

const isTyped = (name: string, value: string | File) =>
  !/(:|\.was$|^(request|writer|form|version|itemId|at)$)/.test(name) &&
  (typeof value === 'string' ? value.trim() !== '' : value.size > 0);

function inShort(fields: Waiting['fields']): string {
  const typed = fields.filter(([name, value]) => isTyped(name, value));
  const text = typed.find(([, value]) => typeof value === 'string' && /\s|.{40}/.test(value)) ?? typed[0]!;
  const files = typed.flatMap(([, value]) => (typeof value === 'string' ? [] : [value.name]));
  const words = [...files, ...(typeof text[1] === 'string' && !isId(text[1]) ? [text[1]] : [])].join(': ');
  return words.length > 160 ? `${words.slice(0, 160)}…` : words || 'Criteria ticked';
}
const isId = (text: string) => /^[\da-f]{8}-[\da-f-]{27}$/.test(text);

const boxes = 'textarea, select, input:not([type="hidden"])';
/** Each box is again as it began (`Was.svelte`): one that differs would be taken for words that are not saved. */
function empty(part: HTMLElement): void {
  for (const box of part.querySelectorAll<HTMLInputElement>(boxes)) {
    const began = [...document.getElementsByName(`${box.name}.was`)].map((was) => (was as HTMLInputElement).value);
    if (box.type === 'checkbox' || box.type === 'radio') box.checked = began.includes(box.value);
    else if (box instanceof HTMLSelectElement && began.length === 0) box.selectedIndex = 0;
    else box.value = began[0] ?? '';
  }
}

let isSending = false;

/** Sends what waits, the oldest first, until one does not arrive. `again`: also what the server did not take before. */
async function sendAll(again = false): Promise<void> {
  await draw();
  if (isSending) return;
  isSending = true;
  try {
    await alone('leadwell-queue', async () => {
      for (const item of await waitingOf('waiting', owner)) {
        if (item.refused !== null && !again) continue;
        why = await send(item);
        await draw();
        if (why === 'away' || why === 'signed-out') return;
      }
    });
  } finally {
    isSending = false;
    await draw();
  }
}

async function send(item: Waiting): Promise<Came> {
  const body = new FormData();
  for (const [name, value] of item.fields) body.append(name, value);
  try {
    const signal = AbortSignal.timeout(longest);
    const answer = await fetch(item.action, {
      method: 'POST',
      body: asSent(item, body),
      headers: { accept: 'text/html' },
      signal,
    });
    const came = cameOf(answer);
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    if (came === 'kept') {
      await forget('waiting', item.id);
      refresh(page);
    }
    if (came === 'refused') await keep('waiting', { ...item, refused: sentenceOf(page) });
    return came;
  } catch {
    return 'away';
  }
}

/** A file needs the parts of a form; words alone go as the form itself would send them. */
function asSent({ fields }: Waiting, body: FormData): FormData | URLSearchParams {
  const texts = fields.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []));
  return texts.length === fields.length ? new URLSearchParams(texts) : body;
}

const sentenceOf = (page: Document): string =>
  page.querySelector('#problem li, #problem p, main h1')?.textContent?.trim() || 'Leadwell did not take it.';

/** What the page shows as kept is taken from the server, so that it is the truth. */
function refresh(page: Document): void {
  for (const here of document.querySelectorAll<HTMLElement>('[data-kept]')) {
    const there = page.querySelector(`[data-kept="${here.dataset.kept}"]`);
    if (there) here.replaceChildren(...there.childNodes);
  }
}

const reasons: Record<Came, string> = {
  kept: '',
  refused: '',
  away: 'Kept on this device, and sent as soon as Leadwell can be reached.',
  'signed-out': 'You are signed out. Kept on this device: sign in, open this page again, and it is sent.',
};

async function draw(): Promise<void> {
  if (!place) return;
  const items = await waitingOf('waiting', owner);
  place.querySelector<HTMLElement>('[data-waiting]')!.hidden = items.length === 0;
  say('[data-waiting-sum]', items.length === 0 ? '' : `${items.length} not sent yet. `);
  say('[data-waiting-why]', reasons[why]);
  place.querySelector<HTMLElement>('[data-waiting-sign-in]')!.hidden = why !== 'signed-out';
  place.querySelector('[data-waiting-list]')!.replaceChildren(...items.map(lineOf));
}

function say(where: string, words: string): void {
  const element = place!.querySelector(where)!;
  if (element.textContent !== words) element.textContent = words; // a screen reader hears what changes
}

function lineOf(item: Waiting): HTMLLIElement {
  const line = document.createElement('li');
  const clock = new Date(item.at).toLocaleTimeString('en-GB', { hour: 'numeric', minute: '2-digit', hourCycle: 'h12' });
  line.append(`${clock.replace(/\s|:00/g, '')} ${item.words}`);
  if (item.refused === null) return line;
  const said = document.createElement('p');
  said.textContent = `Not taken: ${item.refused}`;
  line.append(said);
  if (isHere(item)) line.append(backButton(item));
  return line;
}

const boxOf = (name: string) => document.getElementsByName(name)[0] as HTMLInputElement | undefined;
const isHere = ({ fields }: Waiting) =>
  fields
    .filter(([name, value]) => isTyped(name, value))
    .every(([name, value]) => typeof value === 'string' && boxOf(name));

/** Puts words that were not taken back into their boxes, to be put right. */
function backButton(item: Waiting): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'btn btn--second btn--sm';
  button.textContent = 'Put it back into the form';
  button.addEventListener('click', () => void putBack(item));
  return button;
}

async function putBack({ id, fields }: Waiting): Promise<void> {
  for (const [name, value] of fields) {
    if (typeof value !== 'string' || !isTyped(name, value)) continue;
    for (const box of document.getElementsByName(name) as NodeListOf<HTMLInputElement>) {
      if (box.type !== 'checkbox') box.value = value;
      else if (box.value === value) box.checked = true;
    }
  }
  await forget('waiting', id);
  await draw();
}
