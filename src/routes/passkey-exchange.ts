// Between the page and the device: WebAuthn speaks in bytes, JSON in text (base64url).

type Json = Record<string, unknown>;

/** Options as the server sent them, with bytes where the browser wants bytes. */
export function asOptions(json: Json): Json {
  const bytes = (value: unknown) => (typeof value === 'string' ? decoded(value) : value);
  const listed = (list: unknown) => (list as Json[] | undefined)?.map((one) => ({ ...one, id: bytes(one.id) }));
  const user = json.user as Json | undefined;
  return {
    ...json,
    challenge: bytes(json.challenge),
    ...(user ? { user: { ...user, id: bytes(user.id) } } : {}),
    ...(json.excludeCredentials ? { excludeCredentials: listed(json.excludeCredentials) } : {}),
    ...(json.allowCredentials ? { allowCredentials: listed(json.allowCredentials) } : {}),
  };
}

/** What the device answered, as JSON. */
export function asCredential({ id, rawId, type, response, authenticatorAttachment }: PublicKeyCredential): Json {
  const parts = response as AuthenticatorAttestationResponse & AuthenticatorAssertionResponse;
  const text = (part: ArrayBuffer | null | undefined) => (part ? encoded(part) : undefined);
  return {
    ...{ id, rawId: encoded(rawId), type, authenticatorAttachment, clientExtensionResults: {} },
    response: {
      clientDataJSON: text(parts.clientDataJSON),
      attestationObject: text(parts.attestationObject),
      authenticatorData: text(parts.authenticatorData),
      signature: text(parts.signature),
      userHandle: text(parts.userHandle),
      transports: parts.getTransports?.(),
    },
  };
}

/** @throws Error in words when the server refuses */
export async function post(path: string, body: Json): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(await sentenceOf(answer));
}

/** The server's own sentence, where it ends like one; the library beneath speaks in labels. */
export async function sentenceOf(answer: Response): Promise<string> {
  const { message } = (await answer.json().catch(() => ({}))) as { message?: string };
  return message?.endsWith('.') ? message : 'This passkey was not accepted. Try again, or use your password.';
}

export const failed = (error: unknown): string =>
  error instanceof DOMException
    ? 'Nothing was done: the device did not answer, or you stopped it.'
    : (error as Error).message;

const decoded = (text: string) =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));

const encoded = (bytes: ArrayBuffer) =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
