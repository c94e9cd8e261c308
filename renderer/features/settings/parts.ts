/** The parts of the settings in their order: the app itself first, then what grows. */
export const PARTS = [
  { id: 'general', title: 'settings.general' },
  { id: 'updates', title: 'updates.title' },
  { id: 'models', title: 'provider.title' },
  { id: 'backup', title: 'backup.title' },
  { id: 'workspaces', title: 'settings.workspaces' },
  { id: 'secrets', title: 'settings.secrets' },
  { id: 'egress', title: 'settings.egress' },
] as const;

export type PartId = (typeof PARTS)[number]['id'];

/** Where a part stands on the page. */
export function placeOf(id: PartId): string {
  return `settings-${id}`;
}
