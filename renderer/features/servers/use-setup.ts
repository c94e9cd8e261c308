import { useShallow } from 'zustand/react/shallow';
import type { Server } from '#contract/server.ts';
import { referencesIn } from '#renderer/lib/secret-names.ts';
import { setupChange } from '#renderer/lib/setup-form.ts';
import type { Setup } from '#renderer/lib/setup-form.ts';
import { useBundledServer } from '#renderer/stores/bundled.ts';
import { useEngine } from '#renderer/stores/engine.ts';

/** The settings of a bundled server with what was typed; none of a server of the user's. `taken`: names in the keychain. */
export function useSetup(server: Server, setup: Setup, taken: readonly string[]) {
  const about = useBundledServer(server.id);
  const shared = useEngine(
    useShallow(({ mirror }) =>
      (mirror?.servers ?? [])
        .filter((view) => view.server.id !== server.id)
        .flatMap((view) => referencesIn(view.server.launch)),
    ),
  );
  const settings = server.source === 'bundled' ? (about?.settings ?? []) : [];
  const keychain = { taken, shared };
  return { settings, keychain, ...setupChange(server, settings, setup, keychain) };
}
