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
import { dirname } from 'node:path';
import { freshTests, groups, runGroup, runTest } from './harness.mjs';
import { loadSpecs } from './load-specs.mjs';

/** Below the sandbox, which is where the workers stand. */
const MEASURED = 'dist/measured.json';
/** Tests about pages and trees that the sandbox has not. */
const NOT_HERE = /docs\/law-coverage\.md claims/;

/** What lies beside the mutated file is most likely to notice: first its own spec, then its folder, then the rest. */
function nearestFirst(reached, file) {
  const name = file.replaceAll('\\', '/').replace(/\.ts$/, '');
  const distance = ({ fileName }) =>
    name.endsWith(fileName.replace(/\.spec\.ts$/, '')) ? 0 : name.includes(dirname(fileName)) ? 1 : 2;
  return reached.toSorted((a, b) => distance(a) - distance(b));
}

class OneProcessRunner {
  #stryker = (globalThis[INSTRUMENTER_CONSTANTS.NAMESPACE] ??= {});
  #ordered = null;

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
  }

  /**
   * Every test once, without a mutant: how long it takes, and which mutants it reaches. Then each once more by itself:
   * whoever fails then builds on those before it, and its group is kept whole and in order.
   */
  async dryRun({ coverageAnalysis }) {
    const results = [];
    const measured = [];
    for (const group of groups) {
      const fresh = freshTests(group);
      const wanted = ({ name }) => !NOT_HERE.test(name);
      let total = 0;
      for (const test of fresh.filter(wanted)) {
        if (coverageAnalysis === 'perTest') this.#stryker.currentTestId = test.id;
        const started = performance.now();
        const failure = await runTest(test);
        const took = performance.now() - started;
        this.#stryker.currentTestId = undefined;
        total += took;
        results.push({
          id: test.id,
          name: test.name,
          fileName: group.fileName,
          timeSpentMs: Math.round(took),
          ...(failure === null
            ? { status: TestStatus.Success }
            : { status: TestStatus.Failed, failureMessage: failure }),
        });
      }
      measured.push({ total, sequential: false });
    }
    const mutantCoverage = structuredClone(this.#stryker.mutantCoverage);
    for (const [at, group] of groups.entries())
      for (const { id, name } of group.tests)
        if (!measured[at].sequential && !NOT_HERE.test(name))
          measured[at].sequential = (await runGroup(group, (each) => each === id)).failed !== null;
    // what cannot be run a second time at all (its module keeps what it did) proves nothing here
    for (const [at, group] of groups.entries()) {
      group.sequential = measured[at].sequential;
      measured[at].once = (await runGroup(group, (id) => !NOT_HERE.test(id))).failed !== null;
      if (measured[at].once)
        console.error(`runs only once, left out: ${group.fileName} ${group.tests[0].name}`);
    }
    writeFileSync(MEASURED, JSON.stringify(measured));
    return { status: DryRunStatus.Complete, tests: results, mutantCoverage };
  }

  async mutantRun({ activeMutant, testFilter, hitLimit, sandboxFileName }) {
    const filter = testFilter === undefined ? null : new Set(testFilter);
    const wanted = (id) => (filter === null ? !NOT_HERE.test(id) : filter.has(id));
    this.#stryker.activeMutant = activeMutant.id;
    this.#stryker.hitLimit = hitLimit;
    this.#stryker.hitCount = hitLimit === undefined ? undefined : 0;
    let nrOfTests = 0;
    try {
      const reached = this.#inOrder().filter(({ tests }) => tests.some(({ id }) => wanted(id)));
      for (const group of nearestFirst(reached, sandboxFileName)) {
        const { ran, failed, failure } = await runGroup(group, wanted);
        nrOfTests += ran;
        const timeout = determineHitLimitReached(this.#stryker.hitCount, hitLimit);
        if (timeout !== undefined) return timeout;
        if (failed)
          return {
            status: MutantRunStatus.Killed,
            killedBy: [failed.id],
            failureMessage: failure,
            nrOfTests,
          };
      }
      return { status: MutantRunStatus.Survived, nrOfTests };
    } finally {
      this.#stryker.activeMutant = undefined;
      this.#stryker.hitLimit = undefined;
      this.#stryker.hitCount = undefined;
    }
  }

  /** The quick groups first, by what the dry run took; a worker that replaces a killed one reads it from the sandbox. */
  #inOrder() {
    if (this.#ordered === null) {
      const measured = JSON.parse(readFileSync(MEASURED, 'utf8'));
      for (const [at, group] of groups.entries()) group.sequential = measured[at].sequential;
      this.#ordered = groups
        .map((group, at) => ({ group, ...measured[at] }))
        .filter(({ once }) => !once)
        .sort((a, b) => a.total - b.total)
        .map(({ group }) => group);
    }
    return this.#ordered;
  }
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'one-process', OneProcessRunner)];
