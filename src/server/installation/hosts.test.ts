import { expect, test } from 'vitest';
import { address, seenAs } from './hosts.ts';

const home = { origin: null, host: '127.0.0.1', port: 4680 };
const proxied = { ...home, origin: new URL('https://leadwell.example.org') };

test.each(['localhost:4680', '127.0.0.1:4680', '[::1]:4680', 'LOCALHOST:4680'])('%s counts as itself', (host) => {
  expect(seenAs(host, home)).toEqual({ protocol: 'http', host: host.toLowerCase() });
});

test.each(['evil.example:4680', 'localhost', 'localhost:80', 'localhost.evil.example:4680', '', undefined])(
  '%s is refused with the way to allow it',
  (host) => {
    expect(seenAs(host, home)).toEqual({ refused: expect.stringContaining('LEADWELL_ORIGIN') });
  },
);

test('what a refused name could smuggle in is not repeated', () => {
  const { refused } = seenAs('<script>alert(1)</script>', home) as { refused: string };
  expect(refused).not.toContain('script');
});

test('behind a proxy every request counts as sent to the origin', () => {
  expect(seenAs('127.0.0.1:4680', proxied)).toEqual({ protocol: 'https', host: 'leadwell.example.org' });
});

test('an address of the machine itself is accepted where we listen on it', () => {
  const lan = { origin: null, host: '192.0.2.7', port: 80 };
  expect(seenAs('192.0.2.7', lan)).toEqual({ protocol: 'http', host: '192.0.2.7' });
  expect(seenAs('192.0.2.8', lan)).toHaveProperty('refused');
});

test('the address printed is one that a browser can open', () => {
  expect(address(home)).toBe('http://localhost:4680');
  expect(address({ ...home, host: '0.0.0.0', port: 80 })).toBe('http://localhost');
  expect(address({ ...home, host: 'fd00::1' })).toBe('http://[fd00::1]:4680');
  expect(address(proxied)).toBe('https://leadwell.example.org');
});
