/** What the inspector of the settings shows; without id or name it is a new one. */
export type Opened = { kind: 'workspace'; id?: string } | { kind: 'secret'; name?: string };

export function keyOf(opened: Opened): string {
  return `${opened.kind} ${(opened.kind === 'workspace' ? opened.id : opened.name) ?? '+'}`;
}
