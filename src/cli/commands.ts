import type { Command } from './command.ts';

/** Every command by its words, with what it does in a line; its file is loaded only when it is called. */
export const commands: Record<string, { says: string; load(): Promise<Command> }> = {
  start: { says: 'serve Leadwell, as npm start does', load: async () => (await import('./start.ts')).command },
  migrate: {
    says: 'bring the database up to date with this version',
    load: async () => (await import('./migrate.ts')).command,
  },
  seed: { says: 'set up the sample, or your organisation', load: async () => (await import('./seed.ts')).command },
  'user add': {
    says: 'add a person and print their invitation link',
    load: async () => (await import('./user-add.ts')).command,
  },
  'import contacts': {
    says: 'bring in a file of calls, tickets or conversations',
    load: async () => (await import('./import-contacts.ts')).command,
  },
  'import people': {
    says: 'bring in a file of people and their teams',
    load: async () => (await import('./import-people.ts')).command,
  },
  'import unit': {
    says: 'add units with their outcomes and criteria',
    load: async () => (await import('./import-unit.ts')).command,
  },
  'unit export': {
    says: 'print a unit as a CASE package',
    load: async () => (await import('./unit-export.ts')).command,
  },
  'portfolio list': { says: 'list every portfolio', load: async () => (await import('./portfolio-list.ts')).command },
  'portfolio export': {
    says: 'write a portfolio as a PDF and a package',
    load: async () => (await import('./portfolio-export.ts')).command,
  },
  'ledger verify': {
    says: 'find whatever was altered behind the application',
    load: async () => (await import('./ledger-verify.ts')).command,
  },
  'ledger begin-anew': {
    says: 'seal and sign the ledger as it stands, after its key was lost',
    load: async () => (await import('./ledger-begin-anew.ts')).command,
  },
  backup: { says: 'save everything into a new folder', load: async () => (await import('./backup.ts')).command },
  restore: { says: 'bring a backup back', load: async () => (await import('./restore.ts')).command },
  move: { says: 'move the database to another server', load: async () => (await import('./move.ts')).command },
  doctor: {
    says: 'say what is wrong and the command that mends it',
    load: async () => (await import('./doctor.ts')).command,
  },
  allocate: { says: 'give tasks to people, from a file', load: async () => (await import('./allocate.ts')).command },
  'contacts read': {
    says: 'print the figures of a file of contacts',
    load: async () => (await import('./contacts-read.ts')).command,
  },
  'unit read': {
    says: 'read the specification of a unit, from a file',
    load: async () => (await import('./unit-read.ts')).command,
  },
  'check objective': {
    says: 'check whether an objective is SMART, from a file',
    load: async () => (await import('./check-objective.ts')).command,
  },
  suggest: {
    says: 'suggest the criteria that a text shows, from a file',
    load: async () => (await import('./suggest.ts')).command,
  },
  'check feedback': {
    says: 'say where feedback is vague, and what is missing in it',
    load: async () => (await import('./check-feedback.ts')).command,
  },
  'check reflection': {
    says: 'check whether a text reflects or only describes, from a file',
    load: async () => (await import('./check-reflection.ts')).command,
  },
  'check account': {
    says: 'check an account for what makes it weak evidence, from a file',
    load: async () => (await import('./check-account.ts')).command,
  },
  'check claim': {
    says: 'check whether a claim says how, from a file',
    load: async () => (await import('./check-claim.ts')).command,
  },
  spc: { says: 'find the signals in a series, from a file', load: async () => (await import('./spc.ts')).command },
  verify: { says: 'verify an exported portfolio', load: async () => (await import('./verify.ts')).command },
};
