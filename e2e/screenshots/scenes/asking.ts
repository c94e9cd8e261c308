import type { Stage } from '../stage.ts';

const PLAN = '# Plan\n\n1. Start a server\n2. Call a tool\n3. Know what it did\n';

/** Runs a tool that writes, up to the question. */
export async function askToWrite(stage: Stage): Promise<void> {
  await stage.openTool('write_file');
  await stage.run({ file_path: 'plan.md', content: PLAN });
  await stage.question();
}

/** Starts a server that was never approved, up to the question. */
export async function askToStart(stage: Stage): Promise<void> {
  await stage.go('servers');
  await stage.page.getByRole('switch', { name: stage.words('servers.switch', { server: 'Notes' }) }).click();
  await stage.question();
}

/** Chooses to be asked less and stopped later, up to the question. */
export async function askToLoosen(stage: Stage): Promise<void> {
  await stage.go('settings');
  const calls = stage.page.getByRole('combobox', { name: stage.words('settings.callsPerMinute') });
  await calls.selectOption('0');
  await stage.question();
}

export async function deny(stage: Stage): Promise<void> {
  await stage.answer('approval.deny');
  await stage.page.waitForTimeout(200);
}
