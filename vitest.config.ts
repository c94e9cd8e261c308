import { defineConfig } from 'vitest/config';

/** Two projects: what runs on plain Node, and what drives the real Electron (one window at a time). */
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
          testTimeout: 20_000,
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
        },
      },
    ],
  },
});
