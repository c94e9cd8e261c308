import { ActivityScreen } from '#renderer/features/activity/activity-screen.tsx';
import { ChatScreen } from '#renderer/features/chat/chat-screen.tsx';
import { MetricsScreen } from '#renderer/features/metrics/metrics-screen.tsx';
import { PermissionsScreen } from '#renderer/features/permissions/permissions-screen.tsx';
import { SettingsScreen } from '#renderer/features/settings/settings-screen.tsx';
import { ToolsScreen } from '#renderer/features/tools/tools-screen.tsx';
import type { Screens } from './screens.ts';

/** The screens that nobody begins with. */
export const LATER: Screens = {
  tools: ToolsScreen,
  chat: ChatScreen,
  activity: ActivityScreen,
  metrics: MetricsScreen,
  permissions: PermissionsScreen,
  settings: SettingsScreen,
};
