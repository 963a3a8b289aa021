/** `mend` is the command to type; a finding that is only worth knowing is `note`. */
export type Finding = { check: string; state: 'ok' | 'note' | 'wrong'; what: string; mend?: string };
