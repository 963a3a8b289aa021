/** `mend` is the command to type; a finding that is only worth knowing is `note`. */
export type Finding = { check: string; state: 'ok' | 'note' | 'wrong'; what: string; mend?: string };

/** Such as `1 file is` or `1,200 files are`. */
export const counted = (count: number, one: string, many: string): string =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;
