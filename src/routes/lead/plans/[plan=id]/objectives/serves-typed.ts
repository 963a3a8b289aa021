/** What an objective serves as it was typed: the organisation's objective that was chosen, else the words for it. */
export function servesTyped(
  typed: Record<string, string | string[]>,
  toServe: readonly { value: string; label: string }[],
): string | null {
  const chosen = toServe.find(({ value }) => value === typed.servesId)?.label;
  return chosen ?? (typeof typed.serves === 'string' && typed.serves.trim() !== '' ? typed.serves.trim() : null);
}
