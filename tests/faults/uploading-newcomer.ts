// The newcomer as a candidate: enrolled for a unit, so that there is a portfolio to upload evidence to.
import { type Newcomer, post } from './newcomer.ts';

export type Candidate = Newcomer & { files: string };
export type Answer = { status: number; said: string; location: string };

const id = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';

/** Adds the units that come with Leadwell and enrols the newcomer for the first; `files` is where files are brought in. */
export async function enrolled(origin: string, { cookie }: Newcomer): Promise<Candidate> {
  await post(origin, '/prove/units?/add-built-in', {}, cookie);
  const page = await (await fetch(`${origin}/prove/enrolments`, { headers: { cookie } })).text();
  const choice = (name: string) => new RegExp(`name="${name}".*?value="(${id})"`, 's').exec(page)?.[1] ?? '';
  const began = { 'startedOn-day': '5', 'startedOn-month': '1', 'startedOn-year': '2026' };
  const expiredReason = 'Registered before the unit expired'; // asked for where it has
  const chosen = { unitId: choice('unitId'), candidateId: choice('candidateId'), expiredReason, ...began };
  const answer = await post(origin, '/prove/enrolments?/enrol', chosen, cookie);
  if (answer.status !== 303) throw new Error(`Enrolling answered ${answer.status}: ${await answer.text()}`);
  return { cookie, files: `${answer.headers.get('location')}/file` };
}

/** Brings in files as evidence, as the page's form does. */
export async function upload(
  origin: string,
  { cookie, files }: Candidate,
  title: string,
  ...sent: File[]
): Promise<Answer> {
  const form = new FormData();
  for (const file of sent) form.append('file', file);
  const typed = { title, about: 'Who made it, and what for', 'happenedFrom-day': '5', 'happenedFrom-month': '1' };
  for (const [name, value] of Object.entries({ ...typed, 'happenedFrom-year': '2026' })) form.append(name, value);
  const headers = { origin, cookie, accept: 'text/html' };
  const answer = await fetch(origin + files, { method: 'POST', redirect: 'manual', headers, body: form });
  return { status: answer.status, said: await answer.text(), location: answer.headers.get('location') ?? '' };
}
