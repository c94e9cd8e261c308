import type { Scene } from '../scene.ts';
import type { Stage } from '../stage.ts';

/** A tab of a server that ships with Patchbay, from its beginning or from its end. */
const own = (
  name: string,
  title: string,
  code: 'servers.settings' | 'servers.overview',
  end = false,
): Scene => ({
  name,
  async reach(stage) {
    await stage.openServer(title);
    await stage.tab(code);
    if (end) await scrollDown(stage);
  },
});

/** Past the fields to what may be done with a server, which stands at the end. */
async function scrollDown(stage: Stage): Promise<void> {
  await stage.button('servers.remove').scrollIntoViewIfNeeded();
}

const shelved = (name: string, title: string): Scene => ({
  name,
  async reach(stage) {
    await stage.go('servers');
    await stage.page.getByRole('radio', { name: stage.words('shelf.all') }).check();
    await stage.page.getByRole('button', { name: title, exact: true }).click();
    await stage.page.getByRole('complementary').waitFor();
    // What each needs is looked for.
    await stage.page.waitForTimeout(800);
  },
  async leave(stage) {
    await stage.page.keyboard.press('Escape');
    await stage.page.getByRole('radio', { name: stage.words('shelf.listed') }).check();
  },
});

/** Servers that ship with Patchbay, in the list and on the shelf, and the process that some of them share. */
export const ownServers: readonly Scene[] = [
  own('server-settings-s3', 'S3 Storage', 'servers.settings'),
  own('server-settings-s3-end', 'S3 Storage', 'servers.settings', true),
  own('server-settings-cloud', 'Cloud Storage', 'servers.settings'),
  own('server-settings-cloud-end', 'Cloud Storage', 'servers.settings', true),
  own('server-settings-kubernetes', 'Kubernetes Operator', 'servers.settings'),
  own('server-settings-kubernetes-end', 'Kubernetes Operator', 'servers.settings', true),
  own('server-shared', 'SAST Scanner', 'servers.overview'),
  shelved('shelf-docker', 'Docker Manager'),
  shelved('shelf-supply-chain', 'Supply Chain Security'),
  {
    name: 'settings-shared',
    async reach(stage) {
      await stage.go('settings');
      const shares = stage.page.getByRole('checkbox', { name: stage.words('settings.shareProcess') });
      await shares.uncheck();
      await stage.page
        .getByText(stage.words('settings.shareProcess.pending', { count: 2 }))
        .scrollIntoViewIfNeeded();
    },
    leave: (stage) =>
      stage.page.getByRole('checkbox', { name: stage.words('settings.shareProcess') }).check(),
  },
];
