/**
 * What the package is called. One made from the registry's stand-in for Electron is for development: it says so
 * wherever a person reads its name, and its file names differ, so that the two can be installed side by side.
 * @typedef {object} Edition
 * @property {boolean} development
 * @property {string} productName
 * @property {string} executable also the name of the Debian package, the icon and the desktop entry
 * @property {string} appId
 * @property {string} artifact first part of file names
 * @property {string} electronVersion
 */

/** @param {{ official: boolean, electronVersion: string }} runtime @returns {Edition} */
export function editionOf({ official, electronVersion }) {
  return official
    ? {
        development: false,
        productName: 'Patchbay',
        executable: 'patchbay',
        appId: 'app.patchbay.Patchbay',
        artifact: 'Patchbay',
        electronVersion,
      }
    : {
        development: true,
        productName: 'Patchbay DEVELOPMENT',
        executable: 'patchbay-development',
        appId: 'app.patchbay.Patchbay.development',
        artifact: 'Patchbay-DEVELOPMENT',
        electronVersion,
      };
}

/** What electron-builder takes over its file, as `-c.` arguments. `about` is read by the app's about box.
 * @param {Edition} edition @param {{ electronDist: string | undefined, about: Record<string, string | boolean> }} from */
export function builderArguments(edition, { electronDist, about }) {
  const values = {
    electronVersion: edition.electronVersion,
    ...(electronDist === undefined ? {} : { electronDist }),
    productName: edition.productName,
    appId: edition.appId,
    'linux.executableName': edition.executable,
    'linux.desktop.entry.Name': edition.productName,
    'linux.desktop.entry.StartupWMClass': edition.productName,
    'extraMetadata.name': edition.executable,
    'extraMetadata.productName': edition.productName,
    'extraMetadata.desktopName': `${edition.executable}.desktop`,
    ...Object.fromEntries(
      Object.entries(about).map(([name, value]) => [`extraMetadata.about.${name}`, value]),
    ),
  };
  return Object.entries(values).map(([name, value]) => `-c.${name}=${value}`);
}
