import { expect, test } from 'vitest';
import { named } from '../../../tests/sound-package.ts';
import type { PackageInput } from './package-input.ts';
import { readme } from './package-pages.ts';
import { sampleKey, samplePackage } from './package-sample.ts';

test('the README names a folder only where something is in it', () => {
  const of = (over: Partial<PackageInput>) => readme({ ...samplePackage(), ...over }, sampleKey.public.id);
  expect(of({})).toContain('\nfiles/          the files that belong');
  expect(of({ attachments: [] })).not.toContain('files/');
  expect(of({})).toContain('\nevidence/       each piece');
  expect(of({ evidence: [] })).not.toContain('evidence/');
});

test('nothing typed by people can run in a page or a spreadsheet', () => {
  const text = (name: string) => Buffer.from(named(name).content).toString();
  expect(text('evidence/01/document.html')).not.toContain('<script');
  expect(text('evidence/01/document.html')).toContain('&#60;script&#62;');
  expect(text('matrix.csv')).toContain(`,Accepted,Moira Sinclair,2026-11-22T10:00:00.000Z,'=Good\r\n`);
  expect(text('matrix.csv')).toContain('1.1,Treat team members with respect,,,,,No evidence,,,\r\n');
});
