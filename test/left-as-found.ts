import { afterAll, beforeAll } from 'vitest';

// Files that are not isolated share a process: what one changes of its environment would change the next one's tests.
let found: NodeJS.ProcessEnv = {};

beforeAll(() => {
  found = { ...process.env };
});

afterAll(() => {
  const names = new Set([...Object.keys(found), ...Object.keys(process.env)]);
  const changed = [...names].filter((name) => process.env[name] !== found[name]);
  if (changed.length === 0) return;
  for (const name of changed) delete process.env[name];
  Object.assign(process.env, found);
  throw new Error(`these variables were not put back: ${changed.join(', ')}`);
});
