/** What the inspector of the settings shows; without id or name it is a new one. */
export type Opened =
  | { kind: 'workspace'; id?: string }
  | { kind: 'secret'; name?: string }
  | { kind: 'provider'; id?: string }
  | { kind: 'backup' }
  | { kind: 'restore' };

export function keyOf(opened: Opened): string {
  switch (opened.kind) {
    case 'workspace':
      return `workspace ${opened.id ?? '+'}`;
    case 'secret':
      return `secret ${opened.name ?? '+'}`;
    case 'provider':
      return `provider ${opened.id ?? '+'}`;
    default:
      return opened.kind;
  }
}
