import type { SettingView } from '#contract/bundled-view.ts';
import type { Server } from '#contract/server.ts';

/** What the field of one setting is given. */
export interface SettingProps {
  id: string;
  server: Server;
  setting: SettingView;
  /** Undefined: nothing was typed. null: a secret is taken out. */
  typed: string | null | undefined;
  problem: string | undefined;
  onType: (value: string | null) => void;
}
