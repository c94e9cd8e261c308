import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ask, serverOf } from '../engine.ts';
import { runs } from '../processes.ts';
import type { Step } from '../step.ts';

const CONTENT = 'Patched through.';

export const bundledServer: Step = {
  id: 'bundled-server',
  title: 'A bundled server is started and called',
  proves: 'One click starts Desktop Commander, and its tool returns what is on disk.',
  needs: ['first-start'],
  async run(tour, { claim, note, picture }) {
    const { main } = tour.app();
    writeFileSync(join(tour.home, 'workspace', 'hello.txt'), CONTENT);
    await main.page.getByRole('button', { name: 'Start Desktop Commander' }).click();
    await main.server('Desktop Commander').getByText('Ready').waitFor({ timeout: 30_000 });
    const { pid = 0 } = (await serverOf(tour, 'desktop-commander')) ?? {};
    claim('its process runs', runs(pid), true);
    const tools = await ask(tour, 'tool.list', { server: 'desktop-commander' });
    claim(
      'it offers write_file',
      tools.some(({ ref }) => ref.name === 'write_file'),
      true,
    );
    await main.openTool('Desktop Commander', 'read_file');
    await main.enter({ file_path: 'hello.txt' });
    await main.run();
    await main.report().getByText('Done').waitFor();
    const shown = (await main.report().textContent()) ?? '';
    claim('what it reads is what is on disk', shown.includes(CONTENT), true);
    note('pid of the server', pid);
    note('its tools', tools.length);
    await picture(main.page, 'A result of the bundled server');
  },
};
