// What the specs get for `@jest/globals` in a run of mutants: describe and it as plain lists in this one process.
// The assertions are Jest's own package `expect`; the domain's specs use nothing else of Jest.
import { expect } from 'expect';
import { bind } from 'jest-each';

/** @typedef {{ id: string, name: string, fileName: string, run: () => unknown }} Test */

/** @type {Test[]} */
export const tests = [];
let fileName = '';
/** @type {string[]} */
let path = [];

/** Whose tests the next calls of describe and it are. */
export function openFile(name) {
  fileName = name;
  path = [];
}

function addTest(title, run) {
  const name = [...path, title].join(' › ');
  const id = `${fileName} ${name}`;
  const twin = tests.some((each) => each.id === id);
  tests.push({ id: twin ? `${id} #${tests.length}` : id, name, fileName, run });
}

function addGroup(title, body) {
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

/** Runs one test; the answer is the message of its failure, or null. */
export async function runTest(test) {
  for (const memory of memories) memory.forget();
  try {
    await test.run();
    return null;
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  }
}

export { describe, expect, it };
