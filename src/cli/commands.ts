import type { Command } from './command.ts';

/** Every command by its words; a command's file is loaded only when it is called. */
export const commands: Record<string, () => Promise<Command>> = {
  start: async () => (await import('./start.ts')).command,
  migrate: async () => (await import('./migrate.ts')).command,
  seed: async () => (await import('./seed.ts')).command,
  'user add': async () => (await import('./user-add.ts')).command,
  'import contacts': async () => (await import('./import-contacts.ts')).command,
  'import people': async () => (await import('./import-people.ts')).command,
  'import unit': async () => (await import('./import-unit.ts')).command,
  'portfolio list': async () => (await import('./portfolio-list.ts')).command,
  'portfolio export': async () => (await import('./portfolio-export.ts')).command,
  'ledger verify': async () => (await import('./ledger-verify.ts')).command,
  backup: async () => (await import('./backup.ts')).command,
  restore: async () => (await import('./restore.ts')).command,
  move: async () => (await import('./move.ts')).command,
  doctor: async () => (await import('./doctor.ts')).command,
  allocate: async () => (await import('./allocate.ts')).command,
  'contacts read': async () => (await import('./contacts-read.ts')).command,
  spc: async () => (await import('./spc.ts')).command,
  verify: async () => (await import('./verify.ts')).command,
};
