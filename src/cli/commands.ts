import type { Command } from './command.ts';

/** Every command by its words; a command's file is loaded only when it is called. */
export const commands: Record<string, () => Promise<Command>> = {
  allocate: async () => (await import('./allocate.ts')).command,
  'contacts read': async () => (await import('./contacts-read.ts')).command,
  spc: async () => (await import('./spc.ts')).command,
  verify: async () => (await import('./verify.ts')).command,
};
