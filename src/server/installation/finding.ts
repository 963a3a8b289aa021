/** `mend` is the command to type; a finding that is only worth knowing is `note`. */
export type Finding = { check: string; state: 'ok' | 'note' | 'wrong'; what: string; mend?: string };

/** Such as `1 file is` or `12 files are`. */
export const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;
