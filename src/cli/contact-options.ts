import type { Option } from './command.ts';

/** What both commands that read contacts may be told; `zone` says which time zone is meant where none is given. */
export const contactOptions = (zone: string) =>
  ({
    map: {
      ...{ type: 'string', value: 'map.json' },
      says: 'JSON that says which column means what: {"Call taken?": "answered", "Notes": null}',
    },
    timezone: {
      ...{ type: 'string', value: 'Europe/London' },
      says: `the zone of times written without one, and of days and weeks (${zone})`,
    },
    users: {
      ...{ type: 'string', value: 'users.json' },
      says: 'a JSON list of users, where the file names agents by number; tickets.json finds users.json beside it',
    },
  }) as const satisfies Record<string, Option>;
