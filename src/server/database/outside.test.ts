import { expect, inject, test } from 'vitest';
import { connectWithin } from './connect.ts';
import { areOne, checkServer } from './outside.ts';

test('two connections that a pooler makes one are told from two', () =>
  connectWithin(inject('owner'), async (client) => {
    expect(await areOne(client, client)).toBe(true);
    await checkServer(client, inject('owner')); // no pooler, and new enough
  }));
