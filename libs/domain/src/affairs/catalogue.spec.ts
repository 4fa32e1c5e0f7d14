import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { ARTICLES, citationIsOurs, isArticleKey } from '../articles.js';
import type { AnyAffairEvent } from './affair.js';
import { AFFAIRS } from './registry.js';
import { PETITION_EVENTS } from '../petition/catalogue.js';

const GOLDEN = new URL('../../../../test/golden/affairs/', import.meta.url);
const EVENTS = AFFAIRS.flatMap((affair) =>
  Object.entries(affair.events).map(([type, spec]) => ({ affair, type, ...spec })),
);

// Codes, ids, dates and numbers as text; Chinese only in numbers of papers.
const CODE = /^[A-Za-z0-9][A-Za-z0-9._:+/=-]*$/;
const NUMBER = /^宛组信\p{Script=Han}{0,2}〔\d{4}〕\d+号(\(第\d轮\))?$/u;

function* stringsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (typeof value === 'object' && value !== null)
    for (const inner of Object.values(value)) yield* stringsIn(inner);
}

const names = { account: () => '某人', organisation: () => '某单位', petition: () => '某号' };
const meta = {
  eventId: '00000000-0000-5000-8000-000000000001',
  version: 1,
  recordedAt: '2026-07-01T01:00:00.000Z',
  actorId: null,
  capacity: null,
};

describe('the catalogue of affairs', () => {
  it('has one frozen sample for each type and version, and nothing beside', () => {
    const files = readdirSync(GOLDEN).sort();
    expect(files).toEqual(EVENTS.map(({ type, version }) => `${type}.v${version}.json`).sort());
  });

  it('shares no event type, category, path or register column twice', () => {
    const types = [...EVENTS.map(({ type }) => type), ...Object.keys(PETITION_EVENTS)];
    expect(new Set(types).size).toBe(types.length);
    expect(new Set(AFFAIRS.map(({ category }) => category)).size).toBe(AFFAIRS.length);
    expect(new Set(AFFAIRS.map(({ path }) => path)).size).toBe(AFFAIRS.length);
    // what the store takes for the name of a category
    for (const { category, path } of AFFAIRS)
      expect([category, path]).toEqual(
        [category, path].map((name) => /^[a-z][a-z0-9-]{0,39}$/.exec(name)?.[0]),
      );
    for (const { columns } of AFFAIRS) expect(new Set(columns.map(({ zh }) => zh)).size).toBe(columns.length);
  });

  it.each(EVENTS)(
    '$type: the sample is the frozen one, with article and sentence',
    ({ type, version, sample, sentence }) => {
      const golden: unknown = JSON.parse(readFileSync(new URL(`${type}.v${version}.json`, GOLDEN), 'utf8'));
      expect(JSON.parse(JSON.stringify(sample))).toEqual(golden);
      expect(sample.type).toBe(type);
      expect(isArticleKey(sample.article) && ARTICLES[sample.article].number).toBeTruthy();
      expect(sentence({ ...(sample as AnyAffairEvent), meta }, names)).toMatch(/\p{Script=Han}/u);
    },
  );

  it.each(EVENTS)(
    '$type: nothing in data is free text or identifies a person (§5.0 no. 10)',
    ({ sample }) => {
      const plain = [...stringsIn(sample.data)];
      expect(plain.filter((text) => !CODE.test(text) && !NUMBER.test(text))).toEqual([]);
    },
  );

  it.each(EVENTS)('R-53 $type cites nothing that is another organ’s power', ({ sample }) => {
    expect(citationIsOurs(sample.article)).toBe(true);
  });

  it.each(EVENTS)('$type: each sealed text has a Chinese name for the page', ({ affair, sample }) => {
    expect(Object.keys(sample.sealed ?? {}).filter((key) => !(key in affair.texts))).toEqual([]);
  });

  it('offers every command from somewhere: it opens, or has a status that exists', () => {
    for (const { commands, statuses } of AFFAIRS)
      for (const spec of Object.values(commands)) {
        expect(spec.opens === true || spec.from.length > 0).toBe(true);
        expect(spec.from.filter((status) => !(status in statuses))).toEqual([]);
      }
  });
});
