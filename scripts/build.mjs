import { bundle } from './bundle.mjs';
import { script } from './halt.mjs';
import { prepare } from './prepare/prepare.mjs';
import { say } from './say.mjs';

// npm run build: dist/, ready to be run by `npm start`.
await script(async () => {
  const { node } = await prepare(undefined);
  await bundle(node);
  say('  dist/ is up to date.');
  return 0;
});
