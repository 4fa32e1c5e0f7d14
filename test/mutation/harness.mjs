// What the specs get for `@jest/globals` in a run of mutants: describe and it as plain lists in this one process.
// The assertions are Jest's own package `expect`; the domain's specs use nothing else of Jest.
import { expect } from 'expect';
import { bind } from 'jest-each';

/**
 * One outermost describe of a spec (or one `it` outside of any). Its body is run anew for each mutant, so that what its
 * tests share (a story that goes on from test to test) begins afresh.
 * @typedef {{ id: string, name: string, run: () => unknown }} Test
 * @typedef {{ fileName: string, begin: () => void, tests: Test[], sequential: boolean }} Group
 */

/** @type {Group[]} */
export const groups = [];
let fileName = '';
/** @type {string[]} */
let path = [];
/** @type {Test[] | null} */
let collecting = null;

/** Whose groups the next calls of describe and it are. */
export function openFile(name) {
  fileName = name;
  path = [];
}

/** The tests of a group with everything that they share as it is at the beginning. */
export function freshTests(group) {
  [fileName, path, collecting] = [group.fileName, [], []];
  try {
    group.begin();
    return collecting;
  } finally {
    collecting = null;
  }
}

function outermost(begin) {
  const group = { fileName, begin, tests: [], sequential: false };
  group.tests = freshTests(group);
  groups.push(group);
}

function addTest(title, run) {
  if (collecting === null) return outermost(() => addTest(title, run));
  const name = [...path, title].join(' › ');
  const id = `${fileName} ${name}`;
  const twins = collecting.filter((each) => each.name === name).length;
  collecting.push({ id: twins === 0 ? id : `${id} #${twins}`, name, run });
}

function addGroup(title, body) {
  if (collecting === null) return outermost(() => addGroup(title, body));
  path.push(title);
  try {
    body();
  } finally {
    path.pop();
  }
}

const withEach = (add) => Object.assign(add, { each: (...table) => bind(add, false)(...table) });
const describe = withEach((title, body) => addGroup(title, body));
const it = withEach((title, body) => addTest(title, body));

// A memory of the domain (the clocks of a state) would let one test, or one mutant, answer for the next.
const memories = new Set();
/** Stands for WeakMap in the loaded sources: forgets everything before each test. */
class ForgettingMap {
  #map = new WeakMap();
  constructor() {
    memories.add(this);
  }
  get(key) {
    return this.#map.get(key);
  }
  has(key) {
    return this.#map.has(key);
  }
  set(key, value) {
    this.#map.set(key, value);
    return this;
  }
  delete(key) {
    return this.#map.delete(key);
  }
  forget() {
    this.#map = new WeakMap();
  }
}
globalThis.ForgettingMap = ForgettingMap;

const messageOf = (error) => (error instanceof Error ? `${error.name}: ${error.message}` : String(error));

/** Runs one test; the answer is the message of its failure, or null. */
export async function runTest(test) {
  for (const memory of memories) memory.forget();
  try {
    await test.run();
    return null;
  } catch (error) {
    return messageOf(error);
  }
}

/**
 * Runs those of a group's tests that are wanted, in their order, up to the first that fails: from a fresh beginning, and
 * where they build on each other with all that come before. Whoever cannot even begin has failed with its first test.
 */
export async function runGroup(group, wanted) {
  const last = group.tests.findLastIndex(({ id }) => wanted(id));
  let fresh;
  try {
    fresh = freshTests(group);
  } catch (error) {
    return { ran: 1, failed: group.tests.find(({ id }) => wanted(id)), failure: messageOf(error) };
  }
  let ran = 0;
  for (const test of fresh.slice(0, last + 1)) {
    if (!group.sequential && !wanted(test.id)) continue;
    ran += 1;
    const failure = await runTest(test);
    if (failure !== null) return { ran, failed: test, failure };
  }
  return { ran, failed: null, failure: null };
}

export { describe, expect, it };
