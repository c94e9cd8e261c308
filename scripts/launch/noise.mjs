/**
 * What Chromium and D-Bus print on any machine without a full desktop. Only lines of their own form count: the
 * app's errors always get through.
 */
const CHROMIUM_LOG = /^\[\d+:\d+\/\d+\.\d+:(?:ERROR|WARNING|INFO):([\w.]+)(?:\(|:)/;
const QUIET_SOURCES =
  /^(?:bus|object_proxy|viz_main_impl|command_buffer_proxy_impl|angle_platform_impl|atom_cache)\.cc$|^(?:gpu|gl|vaapi|egl|vulkan|floss)[\w.]*\.cc$/;

/** @param {string} line from the app's stderr */
export function isNoise(line) {
  if (/^dbus-daemon\[\d+\]: .*Failed to set fd limit/.test(line)) return true;
  if (/^libva (?:info|error):|^MESA: |^libEGL warning:/.test(line)) return true;
  const source = CHROMIUM_LOG.exec(line)?.[1];
  return source !== undefined && QUIET_SOURCES.test(source);
}

/** Calls `take` for every whole line of a stream, and for what is left at its end.
 * @param {import('node:stream').Readable} stream @param {(line: string) => void} take */
export function eachLine(stream, take) {
  let rest = '';
  stream.setEncoding('utf8');
  stream.on('data', (/** @type {string} */ chunk) => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    lines.forEach(take);
  });
  stream.on('end', () => rest && take(rest));
}
