import { defineConfig } from 'vitest/config';
import { seats } from './test/own-seat.ts';

/** Files that put a module of Node's in the place of another: whoever shares their process would get it as well. */
const MOCKED = '{main,scripts,test}/**/*.mocked.test.ts';

/** What runs on plain Node, what drives the real Electron (one window at a time), and what takes its pictures. */
export default defineConfig({
  test: {
    // npm run test:long measures the bundled servers; what starts a process of its own is not seen.
    coverage: {
      provider: 'v8',
      include: ['servers/**/*.ts'],
      exclude: ['**/*.test.ts', '**/testing/**', '**/testing.ts', 'servers/*/main.ts'],
      reporter: ['text-summary'],
      reportsDirectory: 'test-results/coverage',
      thresholds: { lines: 90 },
    },
    projects: [
      {
        test: {
          name: 'units',
          include: ['{contract,renderer,servers}/**/*.test.{ts,tsx}'],
          pool: 'forks',
          maxWorkers: 2,
          // Loading a server's packages anew for each of its files took longer than its tests.
          isolate: false,
          setupFiles: ['test/left-as-found.ts'],
          testTimeout: 30_000,
          hookTimeout: 30_000,
          expect: { poll: { timeout: 10_000 } },
        },
      },
      {
        test: {
          name: 'node',
          include: ['{main,scripts}/**/*.test.ts', 'test/{integration,architecture,bench}/**/*.test.ts'],
          exclude: [MOCKED],
          pool: 'forks',
          // They mostly wait for processes of their own: one more than the cores that Vitest would leave free.
          maxWorkers: 2,
          // A process of its own for each file took a third of the time of all of them.
          isolate: false,
          setupFiles: ['test/left-as-found.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          expect: { poll: { timeout: 10_000 } },
        },
      },
      {
        test: {
          name: 'mocked',
          include: [MOCKED],
          pool: 'forks',
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['e2e/**/*.test.ts'],
          pool: 'forks',
          maxWorkers: seats().length,
          setupFiles: ['test/own-seat.ts'],
          testTimeout: 90_000,
          hookTimeout: 60_000,
          expect: { poll: { timeout: 10_000 } },
        },
      },
      {
        test: {
          name: 'tour',
          include: ['e2e/tour/main.ts'],
          pool: 'forks',
          testTimeout: 300_000,
        },
      },
      {
        test: {
          name: 'long',
          include: ['test/long/**/*.test.ts'],
          pool: 'forks',
          fileParallelism: false,
          testTimeout: 600_000,
          hookTimeout: 120_000,
          expect: { poll: { timeout: 30_000 } },
        },
      },
      {
        test: {
          name: 'mutants',
          include: ['test/mutants/**/*.test.ts'],
          pool: 'forks',
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'screenshots',
          include: ['e2e/screenshots/*.shots.ts'],
          pool: 'forks',
          maxWorkers: 2,
          testTimeout: 900_000,
        },
      },
    ],
  },
});
