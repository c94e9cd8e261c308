import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'vitest';
import { LANGUAGES } from '#contract/messages/language.ts';
import { launch } from '../support/app.ts';
import { picture } from './camera.ts';
import { Stage } from './stage.ts';

test('when Patchbay cannot start', async () => {
  const home = join(tmpdir(), 'patchbay-not-started');
  for (const language of LANGUAGES) {
    rmSync(home, { recursive: true, force: true });
    mkdirSync(home, { recursive: true });
    writeFileSync(join(home, 'home.json'), 'not JSON');
    const stage = new Stage(await launch({ home, env: { PATCHBAY_LANGUAGE: language } }));
    stage.language = language;
    await stage.see('shell.notStarted');
    await picture(stage, 'not-started');
    await stage.app.close();
  }
  rmSync(home, { recursive: true, force: true });
});
