/** What the app says by itself, in its window or to whoever started it from a terminal. */
export const app = {
  'notice.leftStopped':
    'Not started by itself: {servers}. Its command or its folders have not been agreed to; start {count, plural, one {it} other {each of them}} to be asked.',
  'app.alreadyRuns': 'Patchbay already runs with this home; its window was brought to the front.',
  'smoke.needsTemporaryHome':
    'The smoke test answers approvals by itself, so it runs only in a temporary home. Use: npm start -- --smoke',
  'smoke.passed':
    'Smoke passed: window in {shown} ms, server ready in {started} ms, write denied (files: {denied}), write allowed (files: {allowed}), both in the audit, picture {screenshot}',
  'smoke.failed': 'Smoke failed: {problem}',
};
