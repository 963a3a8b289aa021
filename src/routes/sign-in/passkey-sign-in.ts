// Island: signs in with a passkey. Without script, or without a passkey, the form beside it does.
import { asCredential, asOptions, failed, post } from '../passkey-exchange.ts';

const part = document.querySelector<HTMLElement>('[data-passkey]');
const says = part?.querySelector<HTMLElement>('[data-passkey-says]');

if (part && 'PublicKeyCredential' in window) {
  part.hidden = false;
  part.querySelector('button')?.addEventListener('click', () => {
    signIn(part.dataset.next ?? '/today').catch((error: unknown) => {
      if (says) says.textContent = failed(error);
    });
  });
}

async function signIn(next: string) {
  const answer = await fetch('/api/auth/passkey/generate-authenticate-options');
  const publicKey = asOptions(await answer.json()) as unknown as PublicKeyCredentialRequestOptions;
  const given = (await navigator.credentials.get({ publicKey })) as PublicKeyCredential;
  await post('/api/auth/passkey/verify-authentication', { response: asCredential(given) });
  location.assign(next);
}
