/** A name short enough to stand in a sentence. */
export function shown(name: string): string {
  return name.length <= 80 ? name : `${name.slice(0, 79)}…`;
}
