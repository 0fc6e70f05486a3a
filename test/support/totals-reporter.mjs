import { writeSync } from 'node:fs';

const SKIPPED = new Set(['pending', 'todo', 'disabled']);

function nameSkipped(results) {
  return results.testResults.flatMap((suite) =>
    suite.testResults
      .filter((test) => SKIPPED.has(test.status))
      .map((test) => `skipped: ${[...test.ancestorTitles, test.title].join(' › ')}`),
  );
}

/**
 * Ends every run, all projects together, with the one line `N passed, N failed[, N skipped]`, and names what was skipped. A suite
 * that could not run counts as failed, and so does a run that ends badly without saying why (a broken set-up or tear-down).
 */
export default class TotalsReporter {
  #chosenByName;
  #skipped = [];
  #totals = { passed: 0, failed: 0, skipped: 0 };

  constructor(globalConfig) {
    this.#chosenByName = Boolean(globalConfig.testNamePattern);
    // Jest's own summary comes after the last call to a reporter; only the end of the process comes after that.
    process.once('exit', (code) => this.#print(code));
  }

  onRunComplete(_contexts, results) {
    this.#totals = {
      passed: results.numPassedTests,
      failed: results.numFailedTests + results.numRuntimeErrorTestSuites,
      skipped: results.numPendingTests + results.numTodoTests,
    };
    if (!this.#chosenByName) this.#skipped = nameSkipped(results);
  }

  #print(code) {
    const { passed, skipped } = this.#totals;
    const failed = this.#totals.failed === 0 && (code || process.exitCode) ? 1 : this.#totals.failed;
    const last = `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
    writeSync(1, [...this.#skipped, last, ''].join('\n'));
  }
}
