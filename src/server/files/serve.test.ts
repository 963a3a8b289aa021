import { expect, test } from 'vitest';
import { download, previewHeaders } from './serve.ts';

const file = { name: 'plan.pdf', type: 'application/pdf', size: 1000 };

test('a file leaves as an attachment that may run nothing, be nothing else and be kept nowhere', () => {
  expect(download(file, null)).toEqual({
    status: 200,
    headers: {
      'content-type': 'application/pdf',
      'content-length': '1000',
      'content-disposition': `attachment; filename="plan.pdf"; filename*=UTF-8''plan.pdf`,
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
      'accept-ranges': 'bytes',
    },
  });
});

test('a preview is closed as a download is', () => {
  expect(previewHeaders(5)).toMatchObject({
    'content-type': 'image/webp',
    'content-security-policy': "sandbox; default-src 'none'",
    'x-content-type-options': 'nosniff',
  });
});

test.each([
  ['Zoë’s "plan".pdf', `attachment; filename="Zoe_s _plan_.pdf"; filename*=UTF-8''Zo%C3%AB%E2%80%99s%20%22plan%22.pdf`],
  ['a\r\nset-cookie: x', `attachment; filename="a__set-cookie: x"; filename*=UTF-8''a__set-cookie%3A%20x`],
  ['../../etc/passwd', `attachment; filename=".._.._etc_passwd"; filename*=UTF-8''.._.._etc_passwd`],
  ['invoice\u202Efdp.exe', `attachment; filename="invoice_fdp.exe"; filename*=UTF-8''invoice_fdp.exe`],
  ["50% (it's).txt", `attachment; filename="50_ (it's).txt"; filename*=UTF-8''50%25%20%28it%27s%29.txt`],
  ['\ud800', `attachment; filename="_"; filename*=UTF-8''%EF%BF%BD`],
])('RFC 6266: the name %j cannot leave its header', (name, header) => {
  expect(download({ ...file, name }, null).headers['content-disposition']).toBe(header);
});

test.each([
  ['bytes=0-0', 206, { from: 0, to: 0 }, '1', 'bytes 0-0/1000'],
  ['bytes=500-', 206, { from: 500, to: 999 }, '500', 'bytes 500-999/1000'],
  ['bytes=900-5000', 206, { from: 900, to: 999 }, '100', 'bytes 900-999/1000'],
  ['bytes=-300', 206, { from: 700, to: 999 }, '300', 'bytes 700-999/1000'],
  ['bytes=-5000', 206, { from: 0, to: 999 }, '1000', 'bytes 0-999/1000'],
  ['bytes=1000-', 416, undefined, undefined, 'bytes */1000'],
  ['bytes=-0', 416, undefined, undefined, 'bytes */1000'],
  ['bytes=5-4', 200, undefined, '1000', undefined],
  ['bytes=0-1,5-6', 200, undefined, '1000', undefined],
  ['pages=1-2', 200, undefined, '1000', undefined],
  ['bytes=-', 200, undefined, '1000', undefined],
])('RFC 9110: the range %s is answered %i', (header, status, range, length, shown) => {
  const answer = download(file, header);
  expect([answer.status, answer.range]).toEqual([status, range]);
  expect(answer.headers['content-length']).toBe(length);
  expect(answer.headers['content-range']).toBe(shown);
});
