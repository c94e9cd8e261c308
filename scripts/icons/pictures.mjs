/** Which picture is drawn from which source, and what becomes of it. Sizes in pixels. */

/** Up to this size the heavier drawing is used. */
const SMALL = 32;
const LINUX = [16, 24, 32, 48, 64, 128, 256, 512, 1024];
const ICO = [16, 24, 32, 48, 64, 128, 256];
/** Apple's four-letter names; ic11 to ic14 are the doubles for dense screens. */
const ICNS = [
  ['icp4', 16],
  ['icp5', 32],
  ['ic07', 128],
  ['ic08', 256],
  ['ic09', 512],
  ['ic10', 1024],
  ['ic11', 32],
  ['ic12', 64],
  ['ic13', 256],
  ['ic14', 512],
];
/** macOS colours a Template itself; the others are for a light and a dark panel. */
const INKS = { Template: '#000000', Light: '#2b3038', Dark: '#e8eaed' };
const TRAY_SIZE = 16;

/**
 * @typedef {(svg: string, size: number) => Uint8Array} Draw an SVG as a square PNG
 * @typedef {{ icon: string, small: string, tray: string }} Sources the three SVG texts
 * @typedef {{ name: string, bytes: Uint8Array }} Picture with its path below assets/icon
 */

/** Linux and Windows have no margin around an icon, macOS wants the one that is drawn. @param {string} svg */
function cropped(svg) {
  return svg.replace('viewBox="0 0 1024 1024"', 'viewBox="92 92 840 840"');
}

/** A state of the tray: its groups, its ink. @param {string} svg @param {{ running: boolean, waiting: boolean }} state @param {keyof typeof INKS} ink */
export function trayState(svg, { running, waiting }, ink) {
  const hidden = [running ? 'idle' : 'running', ...(waiting ? [] : ['waiting', 'gap'])];
  const kept = hidden.reduce((text, id) => text.replace(new RegExp(`<g id="${id}".*?</g>`, 's'), ''), svg);
  const amber = ink === 'Template' ? kept.replaceAll('#e59e1f', 'currentColor') : kept;
  return amber.replace('color="#000000"', `color="${INKS[ink]}"`);
}

/** @param {Sources} sources @param {Draw} draw @returns {Picture[]} */
function trayPictures({ tray }, draw) {
  const inks = /** @type {(keyof typeof INKS)[]} */ (Object.keys(INKS));
  return [false, true].flatMap((running) =>
    [false, true].flatMap((waiting) =>
      inks.flatMap((ink) => {
        const svg = trayState(tray, { running, waiting }, ink);
        const name = `tray/${running ? 'running' : 'idle'}${waiting ? '-waiting' : ''}${ink}`;
        return [
          { name: `${name}.png`, bytes: draw(svg, TRAY_SIZE) },
          { name: `${name}@2x.png`, bytes: draw(svg, 2 * TRAY_SIZE) },
        ];
      }),
    ),
  );
}

/** Windows' container: a directory of PNGs. @param {{ size: number, png: Uint8Array }[]} pictures */
export function ico(pictures) {
  const head = Buffer.alloc(6 + 16 * pictures.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(pictures.length, 4);
  let offset = head.length;
  pictures.forEach(({ size, png }, at) => {
    const from = 6 + 16 * at;
    head.writeUInt8(size % 256, from); // 0 stands for 256
    head.writeUInt8(size % 256, from + 1);
    head.writeUInt16LE(1, from + 4);
    head.writeUInt16LE(32, from + 6);
    head.writeUInt32LE(png.length, from + 8);
    head.writeUInt32LE(offset, from + 12);
    offset += png.length;
  });
  return Buffer.concat([head, ...pictures.map(({ png }) => png)]);
}

/** Apple's container: chunks of a name, a length and a PNG. @param {{ type: string, png: Uint8Array }[]} pictures */
export function icns(pictures) {
  const chunk = (/** @type {string} */ type, /** @type {Uint8Array} */ body) => {
    const head = Buffer.alloc(8);
    head.write(type, 'latin1');
    head.writeUInt32BE(body.length + 8, 4);
    return Buffer.concat([head, body]);
  };
  return chunk('icns', Buffer.concat(pictures.map(({ type, png }) => chunk(type, png))));
}

/** Everything that `npm run icons` writes. @param {Sources} sources @param {Draw} draw @returns {Picture[]} */
export function allPictures(sources, draw) {
  const full = cropped(sources.icon);
  const bare = (/** @type {number} */ size) => draw(size <= SMALL ? sources.small : full, size);
  const onMac = (/** @type {number} */ size) => draw(size <= SMALL ? sources.small : sources.icon, size);
  return [
    ...LINUX.map((size) => ({ name: `png/${size}x${size}.png`, bytes: bare(size) })),
    { name: 'icon.ico', bytes: ico(ICO.map((size) => ({ size, png: bare(size) }))) },
    {
      name: 'icon.icns',
      bytes: icns(ICNS.map(([type, size]) => ({ type: String(type), png: onMac(Number(size)) }))),
    },
    ...trayPictures(sources, draw),
  ];
}
