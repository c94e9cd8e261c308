import {
  Activity,
  Cable,
  ChartLine,
  House,
  KeyRound,
  MessageSquare,
  Server,
  Settings,
  Wrench,
} from 'lucide-react';
import type { ComponentType } from 'react';
import type { Screen } from '#renderer/stores/place.ts';

/** What draws each of some screens. */
export type Screens = Partial<Record<Screen, ComponentType>>;

/** The screens in their order: in the sidebar, in the palette, and by Ctrl with a digit. */
export const ENTRIES = [
  { id: 'home', icon: House, word: 'shell.home' },
  { id: 'servers', icon: Server, word: 'shell.servers' },
  { id: 'tools', icon: Wrench, word: 'shell.tools' },
  { id: 'chat', icon: MessageSquare, word: 'shell.chat' },
  { id: 'activity', icon: Activity, word: 'shell.activity' },
  { id: 'metrics', icon: ChartLine, word: 'shell.metrics' },
  { id: 'permissions', icon: KeyRound, word: 'shell.permissions' },
  { id: 'clients', icon: Cable, word: 'shell.clients' },
  { id: 'settings', icon: Settings, word: 'shell.settings' },
] as const;
