const VERSION =
  /^v?(?:(\d+)!)?(\d+(?:\.\d+)*)[-_.]?(?:(a|alpha|b|beta|c|rc|pre|preview)[-_.]?(\d*))?(?:-(\d+)|[-_.]?(post|rev|r)[-_.]?(\d*))?(?:[-_.]?(dev)[-_.]?(\d*))?(?:\+[a-z0-9]+(?:[-_.][a-z0-9]+)*)?$/;

/** Orders Python versions (PEP 440, local parts left out): negative, 0 or positive; undefined when one is none. */
export function compareReleases(a: string, b: string): number | undefined {
  const [first, second] = [keyOf(a), keyOf(b)];
  if (first === undefined || second === undefined) return undefined;
  for (let at = 0; at < Math.max(first.length, second.length); at++) {
    // A missing part of the release is 0; everything after it has its fixed place.
    const difference = (first[at] ?? 0) - (second[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

const RELEASE_PARTS = 8;

/** Numbers to be compared one after the other: epoch, release, before or after it, developer's. */
function keyOf(text: string): number[] | undefined {
  const match = VERSION.exec(text.trim().toLowerCase());
  if (match === null) return undefined;
  const [, epoch, release = '', pre, preNumber, dashPost, post, postNumber, dev, devNumber] = match;
  const parts = release.split('.').map(Number);
  const padded = Array.from({ length: RELEASE_PARTS }, (_, at) => parts[at] ?? 0);
  const isPost = dashPost !== undefined || post !== undefined;
  // A developer's release of a version without more comes before its alphas.
  const phase = pre === undefined ? (dev !== undefined && !isPost ? 0 : 4) : phaseOf(pre);
  return [
    Number(epoch ?? 0),
    ...padded,
    phase,
    Number(preNumber === '' ? 0 : (preNumber ?? 0)),
    isPost ? Number(dashPost ?? postNumber ?? 0) + 1 : 0,
    dev === undefined ? Number.POSITIVE_INFINITY : Number(devNumber === '' ? 0 : devNumber),
  ].map((value) => (value === Number.POSITIVE_INFINITY ? Number.MAX_SAFE_INTEGER : value));
}

function phaseOf(pre: string): number {
  if (pre.startsWith('a')) return 1;
  return pre.startsWith('b') ? 2 : 3;
}
