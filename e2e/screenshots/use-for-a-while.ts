import type { Stage } from './stage.ts';

const ALLOW_ALL = { effect: 'allow', who: '*', server: '*', tool: '*', where: [] };
const COMMANDER = 'Desktop Commander';

function caller({ app }: Stage) {
  return (server: string, name: string, args: object): Promise<unknown> =>
    app.main.request('tool.call', { server, name, args });
}

/** What somebody does in a while: calls that end well, that fail, and that are refused. Told in English. */
export async function useForAWhile(stage: Stage): Promise<void> {
  const { main } = stage.app;
  await main.open('Servers');
  for (const title of [COMMANDER, 'Everything', 'Memory', 'Files']) await main.start(title);
  await stage.app.agree('rule.set', { rule: ALLOW_ALL });
  await main.request('rule.set', {
    rule: { ...ALLOW_ALL, effect: 'ask', server: 'desktop-commander', tool: 'write_*' },
  });
  await main.request('rule.set', {
    rule: { ...ALLOW_ALL, effect: 'deny', server: 'everything', tool: 'get-env' },
  });
  const call = caller(stage);
  for (let n = 0; n < 40; n++) {
    await call('everything', 'echo', { message: `hello ${n}` });
    if (n % 4 === 0) await call('desktop-commander', 'list_directory', { directory_path: '.' });
    if (n % 7 === 0) await call('desktop-commander', 'read_file', { file_path: `missing-${n}.md` });
    if (n % 9 === 0) await call('everything', 'get-sum', { a: n, b: 2 });
    if (n % 13 === 0) await call('everything', 'get-env', {});
  }
  await call('everything', 'trigger-long-running-operation', { duration: 1, steps: 2 });
  await call('memory', 'create_entities', {
    entities: [{ name: 'Patchbay', entityType: 'app', observations: ['is quiet'] }],
  });
  await stage.openTool('write_file');
  await stage.run({ file_path: 'plan.md', content: '# Plan' });
  await stage.answer('approval.allowRun');
  await stage.ended('outcome.ok');
  await stage.go('settings');
  await stage.press('settings.addSecret');
  await stage.field('add.formName').fill('WEATHER_API_KEY');
  await stage.field('settings.value').fill('9f86d081884c7d659a2feaa0c55ad015');
  await stage.press('settings.save');
  await stage.button('settings.save').waitFor({ state: 'detached' });
}

/** Servers that do not start, and calls that come to nothing. */
export async function meetTrouble(stage: Stage): Promise<void> {
  const { main } = stage.app;
  await main.open('Servers');
  await main.start(COMMANDER);
  await main.start('Everything');
  await main.request('rule.set', {
    rule: { ...ALLOW_ALL, effect: 'deny', server: 'everything', tool: 'get-env' },
  });
  const call = caller(stage);
  for (let n = 0; n < 6; n++) await call('desktop-commander', 'read_file', { file_path: `missing-${n}.md` });
  await call('everything', 'get-env', {});
  for (const title of ['Weather', 'Search', 'Tickets']) {
    await stage.page.getByRole('switch', { name: `Run ${title}` }).click();
    await main.server(title).getByText('Failed').first().waitFor();
  }
}
