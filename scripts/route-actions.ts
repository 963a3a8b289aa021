// Every route says which actions it can perform. A route that does not is not built.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const routes = 'src/routes';
// Endpoints of libraries, and pages that show nothing but fixed words.
const open = [/^api\//, /^gallery/, /^(accessibility|help|privacy)$/];

export type Route = { route: string; file: string; uses: string[] | null };

/** Every folder of `src/routes` that answers, with the actions its server file names (`_uses`), null when it names none. */
export function routesWithActions(folder = routes): Route[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /^\+(page\.svelte|server\.ts)$/.test(entry.name))
    .map(({ parentPath, name }) => {
      const server = join(parentPath, name === '+server.ts' ? name : '+page.server.ts');
      return { route: parentPath.slice(folder.length + 1), file: server, uses: usesOf(server) };
    });
}

export const isOpen = ({ route }: Route) => open.some((pattern) => pattern.test(route));

function usesOf(file: string): string[] | null {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const list = /export const _uses\b[^=]*= \[([^\]]*)\]/.exec(text)?.[1];
  return list === undefined ? null : [...list.matchAll(/'([^']+)'/g)].map((found) => found[1]!);
}

/** Fails the build for a route that names no actions. */
export function routeActions(): Plugin {
  return {
    name: 'route-actions',
    apply: 'build',
    buildStart() {
      const silent = routesWithActions().filter((route) => route.uses === null && !isOpen(route));
      if (silent.length > 0)
        this.error(
          `These routes do not say which actions they perform (export const _uses = […] as const):\n${silent
            .map(({ file }) => `  ${file}`)
            .join('\n')}`,
        );
    },
  };
}
