/**
 * The desktop entry (Desktop Entry Specification 1.1) as it stands in the Debian package. electron-builder.yml has
 * the same for its own targets; a test compares them.
 * @param {import('./edition.mjs').Edition} edition @param {string} program full path of the app
 */
export function desktopEntry({ productName, executable }, program) {
  return [
    '[Desktop Entry]',
    'Type=Application',
    // Nothing here is younger, and checkers refuse versions that are younger than they.
    'Version=1.1',
    `Name=${productName}`,
    'GenericName=MCP servers',
    'GenericName[de]=MCP-Server',
    'Comment=Run, watch, govern and use MCP servers',
    'Comment[de]=MCP-Server starten, beobachten, beaufsichtigen und nutzen',
    'Comment[ja]=MCP サーバーの実行、監視、管理、利用',
    `Exec=${program} %U`,
    `Icon=${executable}`,
    'Terminal=false',
    'StartupNotify=true',
    `StartupWMClass=${productName}`,
    'Categories=Development;',
    'Keywords=MCP;Model Context Protocol;AI;tools;agents;gateway;',
    'MimeType=x-scheme-handler/patchbay;',
    '',
  ].join('\n');
}

/** AppStream metadata, by which software centres show the app. @param {import('./edition.mjs').Edition} edition @param {{ version: string, date: string }} release */
export function metainfo({ appId, productName, executable }, { version, date }) {
  return `<?xml version="1.0" encoding="UTF-8"?>
<component type="desktop-application">
  <id>${appId}</id>
  <metadata_license>CC0-1.0</metadata_license>
  <project_license>Apache-2.0</project_license>
  <name>${productName}</name>
  <summary>Run, watch, govern and use MCP servers</summary>
  <developer id="app.patchbay"><name>The Patchbay authors</name></developer>
  <description>
    <p>Patchbay starts local and remote MCP servers, keeps them healthy, decides by rules you can read what their tools may do, asks you where the rules say so, and records every call in an audit log that cannot be edited unseen.</p>
  </description>
  <launchable type="desktop-id">${executable}.desktop</launchable>
  <icon type="stock">${executable}</icon>
  <provides><mediatype>x-scheme-handler/patchbay</mediatype></provides>
  <categories><category>Development</category></categories>
  <content_rating type="oars-1.1" />
  <releases><release version="${version}" date="${date}" /></releases>
</component>
`;
}
