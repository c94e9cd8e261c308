import { defineConfig } from 'vitest/config';

/** What runs on plain Node, what drives the real Electron (one window at a time), and what takes its pictures. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'node',
          include: [
            '{contract,main,servers,renderer,scripts}/**/*.test.{ts,tsx}',
            'test/{integration,architecture}/**/*.test.ts',
          ],
          pool: 'forks',
          // They mostly wait for processes of their own: one more than the cores that Vitest would leave free.
          maxWorkers: 2,
          testTimeout: 20_000,
          expect: { poll: { timeout: 10_000 } },
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['e2e/**/*.test.ts'],
          pool: 'forks',
          fileParallelism: false,
          testTimeout: 90_000,
          hookTimeout: 60_000,
          expect: { poll: { timeout: 10_000 } },
        },
      },
      {
        test: {
          name: 'screenshots',
          include: ['e2e/screenshots.ts'],
          pool: 'forks',
          testTimeout: 180_000,
        },
      },
    ],
  },
});
