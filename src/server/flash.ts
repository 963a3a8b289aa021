// One sentence for the next page: something was saved, or not.
import type { RequestEvent } from '@sveltejs/kit';

export type Flash = { kind: 'good' | 'warn' | 'bad'; text: string };

export function say({ cookies, url }: Pick<RequestEvent, 'cookies' | 'url'>, kind: Flash['kind'], text: string) {
  const options = {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    maxAge: 60,
    secure: url.protocol === 'https:',
  } as const;
  cookies.set('flash', JSON.stringify({ kind, text } satisfies Flash), options);
}

export function said({ cookies }: Pick<RequestEvent, 'cookies'>): Flash | null {
  const kept = cookies.get('flash');
  if (!kept) return null;
  cookies.delete('flash', { path: '/' });
  try {
    const { kind, text } = JSON.parse(kept) as Flash;
    return { kind: kind === 'bad' || kind === 'warn' ? kind : 'good', text: String(text) };
  } catch {
    return null; // somebody wrote their own cookie
  }
}
