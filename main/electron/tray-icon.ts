/** How the tray's socket looks: empty, filled while something runs, with a dot when something waits. */
export interface TrayLook {
  running: boolean;
  waiting: boolean;
  /** Ink for a dark panel. */
  dark: boolean;
}

const LIGHT_INK = [0x2b, 0x30, 0x38] as const;
const DARK_INK = [0xe8, 0xea, 0xed] as const;
const AMBER = [0xe5, 0x9e, 0x1f] as const;
const SOCKET = { x: 6.5, y: 6.5, radius: 4.75 };
const DOT = { x: 12.25, y: 3.75, radius: 3.25 };
const STROKE = 1.6;
const STEPS = 48;

/** The cable: one curve from the socket to the lower right. */
const CABLE = Array.from({ length: STEPS + 1 }, (_, at) => {
  const t = at / STEPS;
  const u = 1 - t;
  const curve = (a: number, b: number, c: number, d: number): number =>
    u ** 3 * a + 3 * u * u * t * b + 3 * u * t * t * c + t ** 3 * d;
  return { x: curve(6.5, 6.5, 9, 15), y: curve(6.5, 11.5, 14, 14) };
});

/** The mark on a grid of 16, as `size` times `size` pixels, each blue, green, red, alpha (premultiplied). */
export function trayPixels(size: number, { running, waiting, dark }: TrayLook): Buffer {
  const pixels = Buffer.alloc(size * size * 4);
  const scale = size / 16;
  const ink = dark ? DARK_INK : LIGHT_INK;
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const x = (column + 0.5) / scale;
      const y = (row + 0.5) / scale;
      const gap = waiting ? cover(distance(x, y, DOT) - DOT.radius - 1, scale) : 0;
      const mark = markAt(x, y, scale, running) * (1 - gap);
      const dot = waiting ? cover(distance(x, y, DOT) - DOT.radius, scale) : 0;
      const at = (row * size + column) * 4;
      for (const [channel, from] of [2, 1, 0].entries()) {
        pixels[at + channel] = Math.round((ink[from] ?? 0) * mark + (AMBER[from] ?? 0) * dot);
      }
      pixels[at + 3] = Math.round(255 * Math.min(1, mark + dot));
    }
  }
  return pixels;
}

function markAt(x: number, y: number, scale: number, running: boolean): number {
  const fromSocket = distance(x, y, SOCKET);
  const ring = Math.abs(fromSocket - SOCKET.radius) - STROKE / 2;
  const inside = fromSocket - (running ? SOCKET.radius : STROKE);
  const cable = Math.min(...CABLE.map((point) => distance(x, y, point))) - STROKE / 2;
  return cover(Math.min(ring, inside, cable), scale);
}

function distance(x: number, y: number, to: { x: number; y: number }): number {
  return Math.hypot(x - to.x, y - to.y);
}

/** How much of a pixel lies inside of an edge at `distance`. */
function cover(distance: number, scale: number): number {
  return Math.min(1, Math.max(0, 0.5 - distance * scale));
}
