import { describe, expect, test } from 'vitest';
import { readUnits } from './read-units.ts';

const read = async (value: unknown, name = 'framework.json') => {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return (await readUnits(new TextEncoder().encode(text), name)).units;
};
const at = '2026-01-01T00:00:00Z';
const node = (identifier: string) => ({ identifier, title: 'x', uri: `https://example.org/${identifier}` });
const item = (identifier: string, fullStatement: string, more: object = {}) => ({
  identifier,
  fullStatement,
  uri: `https://example.org/${identifier}`,
  lastChangeDateTime: at,
  ...more,
});
const child = (origin: string, destination: string, sequenceNumber?: number) => ({
  ...{ identifier: `${origin}-${destination}`, associationType: 'isChildOf', sequenceNumber },
  ...{ originNodeURI: node(origin), destinationNodeURI: node(destination) },
});
const document = {
  identifier: 'doc',
  title: 'Calls',
  creator: 'x',
  uri: 'https://example.org/doc',
  lastChangeDateTime: at,
};
const framework = {
  CFDocument: document,
  CFItems: [
    item('b', 'Understand greetings'),
    item('a', 'Greet callers'),
    item('a2', 'Give your name'),
    item('a1', 'Say hello'),
    item('b1', 'Explain why'),
    item('a1x', 'with a smile'),
  ],
  CFAssociations: [
    child('a', 'doc', 1),
    child('b', 'doc', 2),
    child('a2', 'a', 2),
    child('a1', 'a', 1),
    child('b1', 'b'),
    child('a1x', 'a1'),
  ],
};
const whatOf = (units: Awaited<ReturnType<typeof read>>) => units[0]!.check.map(({ what }) => what);

describe('R-091 a CASE package', () => {
  test('gives outcomes, criteria and parts by depth, in the order of the associations, with their identifiers', async () => {
    const units = await read(framework);
    expect(units).toMatchObject([
      {
        ...{ number: 'doc', title: 'Calls', identifier: 'doc', level: null },
        outcomes: [
          {
            ...{ number: '1', title: 'Greet callers', identifier: 'a' },
            criteria: [
              { code: '1.1', text: 'Say hello', identifier: 'a1', sub: ['with a smile'] },
              { code: '1.2', text: 'Give your name', identifier: 'a2', sub: null },
            ],
          },
          { title: 'Understand greetings', criteria: [{ code: '2.1', kind: 'knowledge', identifier: 'b1' }] },
        ],
      },
    ]);
    expect(whatOf(units)).toContain('The criteria have no codes in the framework; numbered by order');
  });

  test('keeps the codes that people use, where each has its own', async () => {
    const coded = (suffix: string) => ({
      ...framework,
      CFItems: framework.CFItems.map((one) =>
        one.identifier === 'b1'
          ? { ...one, humanCodingScheme: `X.1${suffix}` }
          : { ...one, humanCodingScheme: `X.${one.identifier === 'a1' ? '1' : one.identifier}` },
      ),
    });
    expect((await read(coded('9')))[0]!.outcomes[0]!.criteria[0]!.code).toBe('X.1');
    const twice = await read(coded(''));
    expect(twice[0]!.outcomes.map(({ criteria }) => criteria[0]!.code)).toEqual(['1.1', '2.1']);
    expect(whatOf(twice)).toContain(
      'Not all criteria have a code of their own in the framework; they are numbered by order',
    );
  });

  test('of units gives each, and of one level one outcome', async () => {
    const two = {
      ...framework,
      CFItems: framework.CFItems.map((one) =>
        /^[ab]$/.test(one.identifier) ? { ...one, CFItemType: 'Unit', humanCodingScheme: one.identifier } : one,
      ),
    };
    expect((await read(two)).map(({ number, outcomes }) => [number, outcomes.length])).toEqual([
      ['a', 2],
      ['b', 1],
    ]);
    const flat = await read({
      CFDocument: document,
      CFItems: [item('a', 'Say hello')],
      CFAssociations: [child('a', 'doc')],
    });
    expect(flat[0]!.outcomes).toMatchObject([{ number: '1', title: 'Calls', criteria: [{ text: 'Say hello' }] }]);
  });

  test('with ends that lead nowhere loses nothing, but what lies in a circle, and says so', async () => {
    const units = await read({
      CFDocument: document,
      CFItems: [item('a', 'One'), item('b', 'Two'), item('c', 'Three'), item('d', 'Four')],
      CFAssociations: [child('a', 'doc'), child('b', 'elsewhere'), child('c', 'd'), child('d', 'c')],
    });
    expect(units[0]!.outcomes[0]!.criteria.map(({ text }) => text)).toEqual(['One', 'Two']);
    expect(whatOf(units)).toEqual(
      expect.arrayContaining([
        expect.stringContaining('1 of its items belongs under nothing'),
        expect.stringContaining('in a circle'),
      ]),
    );
  });

  test('that is not as it has to be is refused with the place', async () => {
    await expect(read({ CFDocument: document, CFItems: [{ identifier: 'a' }] })).rejects.toThrow(
      'CFItems.0.fullStatement',
    );
  });
});

describe('R-091 a framework as a table', () => {
  const heads = 'Identifier,fullStatement,HumanCodingScheme,sequenceNumber,Is Child Of';
  test.each([
    ['by its codes', `${heads}\n,Name,A.B.2,2,\n,Greet,A.B,1,\n,Hello,A.B.1,1,\n`],
    ['by its parents', `${heads}\ny,Name,2,2,x\nx,Greet,1,1,\nz,Hello,1.9,1,x\n`],
    ['by its levels', 'identifier,fullStatement,smartLevel\n,Greet,1\n,Name,1.2\n,Hello,1.1\n'],
  ])('of OpenSALT is put in order %s', async (_, csv) => {
    const units = await read(csv, 'f.csv');
    expect(units[0]!.outcomes.map(({ title, criteria }) => [title, ...criteria.map(({ text }) => text)])).toEqual([
      ['Greet', 'Hello', 'Name'],
    ]);
    expect(units[0]).toMatchObject({ number: null, title: null });
  });

  test('of Moodle has a framework, competencies and what is below them', async () => {
    const csv =
      'Parent ID number,ID number,Short name,Description,Is framework\n,CALLS,Calls,,1\n,1,Greet callers,,\n1,1.1,Hello,"<p>Say hello &amp; smile</p>",\nnone,9,Lost,,\n';
    const units = await read(csv, 'f.csv');
    expect(units).toMatchObject([
      {
        number: 'CALLS',
        title: 'Calls',
        outcomes: [{ number: '1', title: 'Greet callers', criteria: [{ code: '1.1', text: 'Say hello & smile' }] }],
      },
    ]);
    expect(whatOf(units)).toContainEqual(expect.stringContaining('1 rows name a parent that is not in the table'));
  });

  test('of Mahara has standards and elements', async () => {
    const value = {
      framework: {
        name: 'Calls',
        standards: [{ name: 'Greet', standardid: 1 }],
        standardelements: [{ name: 'Hello', description: '<b>Say</b> hello', standardid: 1, elementid: '1.0' }],
      },
    };
    expect(await read(value)).toMatchObject([
      { number: null, title: 'Calls', outcomes: [{ title: 'Greet', criteria: [{ code: '1.0', text: 'Say hello' }] }] },
    ]);
  });
});
