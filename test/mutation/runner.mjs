// A test runner for Stryker that starts once: mutants are switched in the running process, and only the tests that
// reached a mutant run against it, the quick ones first, up to the first that fails. Jest's own runner takes seconds
// for each mutant, this one milliseconds; docs/mutation.md says how both were compared.
import { INSTRUMENTER_CONSTANTS } from '@stryker-mutator/api/core';
import { PluginKind, declareClassPlugin } from '@stryker-mutator/api/plugin';
import {
  DryRunStatus,
  MutantRunStatus,
  TestStatus,
  determineHitLimitReached,
} from '@stryker-mutator/api/test-runner';
import { readFileSync, writeFileSync } from 'node:fs';
import { runTest, tests } from './harness.mjs';
import { loadSpecs } from './load-specs.mjs';

/** Below the sandbox, which is where the workers stand. */
const TIMES = 'dist/times.json';
/** Tests about pages and trees that the sandbox has not. */
const NOT_HERE = /docs\/law-coverage\.md claims/;

class OneProcessRunner {
  #stryker = (globalThis[INSTRUMENTER_CONSTANTS.NAMESPACE] ??= {});
  #milliseconds = null;

  /**
   * Reloading is claimed and not done: a mutant that is met both while modules load and in tests (a table made by a
   * function) is tried in tests only. At worst it survives here and would not elsewhere; a fresh process for each such
   * mutant took seconds.
   */
  capabilities() {
    return { reloadEnvironment: true };
  }

  async init() {
    const fastCheck = await import('fast-check');
    // the same inputs for every mutant; and a counter-example is enough, its smallest form is not needed
    fastCheck.default.configureGlobal({ seed: 20260302, endOnFailure: true });
    await loadSpecs(process.cwd());
    tests.splice(0, tests.length, ...tests.filter(({ name }) => !NOT_HERE.test(name)));
  }

  /** Every test once, without a mutant: how long it takes, and which mutants it reaches. */
  async dryRun({ coverageAnalysis }) {
    const results = [];
    const times = [];
    for (const test of tests) {
      if (coverageAnalysis === 'perTest') this.#stryker.currentTestId = test.id;
      const started = performance.now();
      const failure = await runTest(test);
      const took = performance.now() - started;
      times.push([test.id, took]);
      this.#stryker.currentTestId = undefined;
      results.push({
        id: test.id,
        name: test.name,
        fileName: test.fileName,
        timeSpentMs: Math.round(took),
        ...(failure === null
          ? { status: TestStatus.Success }
          : { status: TestStatus.Failed, failureMessage: failure }),
      });
    }
    writeFileSync(TIMES, JSON.stringify(times));
    return {
      status: DryRunStatus.Complete,
      tests: results,
      mutantCoverage: this.#stryker.mutantCoverage,
    };
  }

  async mutantRun({ activeMutant, testFilter, hitLimit }) {
    const wanted = testFilter === undefined ? null : new Set(testFilter);
    const chosen = this.#inOrder().filter(({ id }) => wanted === null || wanted.has(id));
    this.#stryker.activeMutant = activeMutant.id;
    this.#stryker.hitLimit = hitLimit;
    this.#stryker.hitCount = hitLimit === undefined ? undefined : 0;
    let nrOfTests = 0;
    try {
      for (const test of chosen) {
        nrOfTests += 1;
        const failureMessage = await runTest(test);
        const timeout = determineHitLimitReached(this.#stryker.hitCount, hitLimit);
        if (timeout !== undefined) return timeout;
        if (failureMessage !== null)
          return { status: MutantRunStatus.Killed, killedBy: [test.id], failureMessage, nrOfTests };
      }
      return { status: MutantRunStatus.Survived, nrOfTests };
    } finally {
      this.#stryker.activeMutant = undefined;
      this.#stryker.hitLimit = undefined;
      this.#stryker.hitCount = undefined;
    }
  }

  /** The quick tests first, by what the dry run took; a worker that replaces a killed one reads it from the sandbox. */
  #inOrder() {
    if (this.#milliseconds === null) {
      this.#milliseconds = new Map(JSON.parse(readFileSync(TIMES, 'utf8')));
      tests.sort((a, b) => this.#milliseconds.get(a.id) - this.#milliseconds.get(b.id));
    }
    return tests;
  }
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'one-process', OneProcessRunner)];
