/** The displays with bus and keyring that files may run at, one at each; a single one, which is there, by itself. */
export function seats(): NodeJS.ProcessEnv[] {
  return JSON.parse(process.env['PATCHBAY_SEATS'] ?? '[{}]') as NodeJS.ProcessEnv[];
}

// A setup file of the tests end to end, and read by the configuration as well.
const worker = process.env['VITEST_POOL_ID'];
if (worker !== undefined) {
  Object.assign(process.env, seats()[Number(worker) - 1]);
  delete process.env['PATCHBAY_SEATS'];
}
