// Island: adds a passkey. The browser talks to the device, so this part needs script.
import { asCredential, asOptions, failed, post, sentenceOf } from '../passkey-exchange.ts';

const form = document.querySelector<HTMLFormElement>('[data-passkey]');
const says = form?.querySelector<HTMLElement>('[data-passkey-says]');

if (form && 'PublicKeyCredential' in window) {
  form.hidden = false;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    register(new FormData(form).get('passkeyName')).catch((error: unknown) => {
      if (says) says.textContent = failed(error);
    });
  });
}

async function register(name: FormDataEntryValue | null) {
  const answer = await fetch('/api/auth/passkey/generate-register-options');
  if (!answer.ok) throw new Error(await sentenceOf(answer));
  const publicKey = asOptions(await answer.json()) as unknown as PublicKeyCredentialCreationOptions;
  const made = (await navigator.credentials.create({ publicKey })) as PublicKeyCredential;
  await post('/api/auth/passkey/verify-registration', { response: asCredential(made), name });
  location.assign('/account');
}
