import { rmSync } from 'node:fs';
import { join } from 'node:path';

/**
 * electron-builder's hook between copying and fuses: an Electron that is copied from a folder brings its own
 * default app, which the fuses would refuse anyway.
 * @param {{ appOutDir: string, electronPlatformName: string, packager: { appInfo: { productFilename: string } } }} context
 */
export function afterPack({ appOutDir, electronPlatformName, packager }) {
  const resources =
    electronPlatformName === 'darwin'
      ? join(appOutDir, `${packager.appInfo.productFilename}.app`, 'Contents', 'Resources')
      : join(appOutDir, 'resources');
  for (const name of ['default_app.asar', 'app'])
    rmSync(join(resources, name), { recursive: true, force: true });
}
