const LONGEST = 64;

/** Gives a valid SecretName made from a variable or an input, each only once and none of `reserved`. */
export function createSecretNames(reserved: Iterable<string>): (wanted: string) => string {
  const used = new Set(reserved);
  /** Where to go on counting, so that thousands of equal names do not take the square of that. */
  const counted = new Map<string, number>();

  return (wanted) => {
    const upper = wanted
      .slice(0, 1000)
      .toUpperCase()
      .replaceAll(/[^A-Z0-9_]+/g, '_');
    const base = (/[A-Z].*$/.exec(upper)?.[0] ?? 'SECRET').slice(0, LONGEST);
    for (let n = (counted.get(base) ?? 0) + 1; ; n += 1) {
      const end = n === 1 ? '' : `_${n}`;
      const name = `${base.slice(0, LONGEST - end.length)}${end}`;
      if (used.has(name)) continue;
      used.add(name);
      counted.set(base, n);
      return name;
    }
  };
}
