/** The address of a database behind a Unix socket. */
export const socketUrl = (folder: string, role: string, database: string) =>
  `postgres://${role}@localhost/${database}?host=${encodeURIComponent(folder)}`;

/** The same server and role, another database. */
export function withDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}

/** The same server and database, another role. */
export function withRole(url: string, role: string, password: string): string {
  const changed = new URL(url);
  changed.username = role;
  changed.password = password;
  return changed.href;
}

/** What may be shown of an address: never its password. */
export function shown(url: string): string {
  try {
    const { hostname, port, pathname, searchParams } = new URL(url);
    const place = searchParams.get('host') ?? hostname + (port ? `:${port}` : '');
    return `${decodeURIComponent(pathname.slice(1))} on ${place}`;
  } catch {
    return 'the address in DATABASE_URL';
  }
}
