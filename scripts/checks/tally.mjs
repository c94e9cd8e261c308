/**
 * What a step came to. Skipped tests carry their reason in their name.
 * @typedef {{ passed: number, failed: number, skipped: string[] }} Tally
 */

/** @typedef {{ fullName: string, status: string }} TestResult */
/** @typedef {{ testResults: { name: string, status: string, assertionResults: TestResult[] }[] }} Report */

/** A checker counts as one test. @param {boolean} passed @returns {Tally} */
export function single(passed) {
  return { passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: [] };
}

/**
 * Counts a vitest run. Vitest's own sums call a run a success whose process crashed or threw after the last
 * test, and a test that never ended `pending`: here each of these is a failure, and so is a run of no tests.
 * @param {Report | undefined} report undefined when vitest wrote none
 * @param {number} exitCode
 * @returns {Tally}
 */
export function tallyOf(report, exitCode) {
  if (!report) return single(false);
  const tally = single(true);
  tally.passed = 0;
  for (const file of report.testResults) {
    const before = tally.failed;
    for (const { fullName, status } of file.assertionResults) {
      if (status === 'passed') tally.passed += 1;
      else if (status === 'skipped' || status === 'todo') tally.skipped.push(fullName);
      else tally.failed += 1;
    }
    if (file.status === 'failed' && tally.failed === before) tally.failed += 1;
  }
  const nothing = tally.passed + tally.failed + tally.skipped.length === 0;
  if (tally.failed === 0 && (exitCode !== 0 || nothing)) tally.failed = 1;
  return tally;
}

/** @param {Tally[]} tallies @returns {Tally} */
export function sum(tallies) {
  return {
    passed: tallies.reduce((total, { passed }) => total + passed, 0),
    failed: tallies.reduce((total, { failed }) => total + failed, 0),
    skipped: tallies.flatMap(({ skipped }) => skipped),
  };
}

/** @param {Tally} tally */
export function closingLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed, ${skipped.length} skipped`;
}
