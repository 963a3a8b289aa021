/** Whether the Ed25519 signature over the message is by this key (32 bytes); 'unsupported' where WebCrypto has no Ed25519. */
export async function verifyEd25519(
  publicKey: Uint8Array<ArrayBuffer>,
  signature: Uint8Array<ArrayBuffer>,
  message: Uint8Array,
): Promise<boolean | 'unsupported'> {
  try {
    const key = await crypto.subtle.importKey('raw', publicKey, 'Ed25519', false, ['verify']);
    return await crypto.subtle.verify('Ed25519', key, signature, Uint8Array.from(message));
  } catch (error) {
    return error instanceof Error && error.name === 'NotSupportedError' ? 'unsupported' : false;
  }
}
