/** @typedef {import('./conformance.mjs').Scenario} Scenario */

/** @param {Scenario[]} scenarios */
const count = (scenarios) => ({
  passed: scenarios.filter(({ passed }) => passed).length,
  failed: scenarios.filter(({ passed }) => !passed).length,
});

/** @param {'client' | 'kit'} side @param {string} revision @param {Scenario[]} scenarios */
export const summaryOf = (side, revision, scenarios) => ({
  side,
  revision,
  required: count(scenarios.filter(({ required }) => required)),
  unscored: count(scenarios.filter(({ required }) => !required)),
  failing: scenarios.filter(({ passed }) => !passed).map(({ name }) => name),
});

/** @param {ReturnType<typeof summaryOf>} summary */
export const inOneLine = ({ required, unscored }) =>
  `${required.passed} of ${required.passed + required.failed} required passed, ` +
  `${unscored.passed} of ${unscored.passed + unscored.failed} unscored`;

/** What `npm run conformance -- --json FILE` writes: one summary for each side and revision. @param {ReturnType<typeof summaryOf>[]} summaries */
export const jsonOf = (summaries) => `${JSON.stringify(summaries, undefined, 2)}\n`;
