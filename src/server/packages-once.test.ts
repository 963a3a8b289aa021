import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';

const script = `
  import * as short from 'drizzle-orm';
  import * as tables from 'drizzle-orm/pg-core';
  const whole = await import(import.meta.resolve('./node_modules/drizzle-orm/index.js'));
  const wrong = await import('drizzle-orm/no-such-part').catch(({ code }) => code);
  console.log(JSON.stringify([short.sql === whole.sql, new tables.PgDialect() instanceof tables.PgDialect, wrong]));`;

test('a package is found where Node itself finds it, and is loaded once', () => {
  const flags = ['--import', './src/server/packages-once.ts', '--input-type=module', '--eval', script];
  const printed = execFileSync(process.execPath, flags, { encoding: 'utf8' });
  expect(JSON.parse(printed)).toEqual([true, true, 'ERR_PACKAGE_PATH_NOT_EXPORTED']);
});
