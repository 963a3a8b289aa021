// A unit as a package of 1EdTech CASE 1.1: the unit is the CFDocument, outcomes are its items, criteria theirs.
import { createHash } from 'node:crypto';
import type { WholeUnit } from './units.ts';

type Link = { title: string; identifier: string; uri: string };
type Numbered = { identifier: string | null; id: string };

/**
 * Identifiers are those that the unit came with, where they are UUIDs as CASE asks, else those of its records: two exports of one unit
 * have the same. What CASE has no field for (number, level, credit, hours) stands under `extensions.leadwell`. `origin`: of the addresses.
 */
export function casePackage(unit: WholeUnit, origin: string) {
  const uri = (kind: string, identifier: string) => `${origin}/ims/case/v1p1/${kind}/${identifier}`;
  const lastChangeDateTime = unit.createdAt.toISOString();
  const { level, credit, guidedLearningHours: glh, expiresOn: expires, number } = unit;
  const document = linkTo(uri, 'CFDocuments', unit, unit.title);
  const about = { lastChangeDateTime, language: 'en-GB' };
  const items: object[] = [];
  const associations: object[] = [];
  const add = (one: Numbered, parent: Link, { type, code, statement, nth }: Placed) => {
    const own = linkTo(uri, 'CFItems', one, code);
    const { identifier, uri: at } = own;
    const typed = { CFItemType: type, CFItemTypeURI: typeLink(uri, type) };
    items.push({ identifier, uri: at, fullStatement: statement, humanCodingScheme: code, ...typed, ...about });
    const association = uuidOf(`${identifier} isChildOf ${parent.identifier}`);
    associations.push({
      ...{ identifier: association, uri: uri('CFAssociations', association), associationType: 'isChildOf' },
      ...{ originNodeURI: own, destinationNodeURI: parent, sequenceNumber: nth + 1, lastChangeDateTime },
    });
    return own;
  };
  for (const [nth, outcome] of unit.outcomes.entries()) {
    const above = add(outcome, document, { type: types.outcome, code: outcome.number, statement: outcome.title, nth });
    for (const [at, { kind, code, text: statement, ...one }] of outcome.criteria.entries())
      add(one, above, { type: types[kind], code, statement, nth: at });
  }
  return {
    CFDocument: {
      ...{
        identifier: document.identifier,
        uri: document.uri,
        title: unit.title,
        creator: unit.source,
        caseVersion: '1.1',
      },
      ...{ ...about, ...(expires && { statusEndDate: expires }) },
      extensions: { leadwell: { number, level, credit, glh, expires } },
    },
    CFItems: items,
    CFAssociations: associations,
    CFDefinitions: {
      CFItemTypes: Object.values(types).map((title) => ({
        ...typeLink(uri, title),
        ...{ description: title, hierarchyCode: title === types.outcome ? '1' : '2', lastChangeDateTime },
      })),
    },
  };
}

type Placed = { type: string; code: string; statement: string; nth: number };

const types = {
  outcome: 'Learning outcome',
  performance: 'Performance criterion',
  knowledge: 'Knowledge criterion',
} as const;

type Address = (kind: string, identifier: string) => string;

function linkTo(uri: Address, kind: string, { identifier, id }: Numbered, title: string): Link {
  const own = identifier && isUuid.test(identifier) ? identifier : id;
  return { title, identifier: own, uri: uri(kind, own) };
}

const typeLink = (uri: Address, title: string): Link => {
  const identifier = uuidOf(`leadwell ${title}`);
  return { title, identifier, uri: uri('CFItemTypes', identifier) };
};

const isUuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** The same for the same words: a UUID of version 8 (RFC 9562, 5.8). */
function uuidOf(words: string): string {
  const hash = createHash('sha256').update(words).digest('hex');
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}
