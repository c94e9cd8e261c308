import type { ServerId } from '#contract/ids.ts';
import type { Server } from '#contract/server.ts';
import { launchHash } from '#main/supervisor/consent.ts';
import { changedMeanwhile } from './consent-change.ts';
import type { Asker } from './consent.ts';
import type { EngineParts } from './parts.ts';
import { rulingOf, rulingOfGrant } from './ruling.ts';

type Parts = Pick<EngineParts, 'changeConsent' | 'servers' | 'removed'>;

/**
 * Asks before a server becomes trusted by a change. `changed` makes the server as it would be from the one that is there
 * now, and throws what keeps that from being.
 */
export async function agreedToTrust(
  { changeConsent, servers }: Parts,
  changed: () => Server,
  asker: Asker,
): Promise<void> {
  const { id, title, launch, trusted } = changed();
  if (!trusted || servers.find(id)?.trusted === true) return;
  await changeConsent.ensure(
    { kind: 'trust', server: id, serverTitle: title, launch, allowed: [] },
    `trust:${id}`,
    asker,
  );
  // Believed is what runs: another program under the same name is not what was shown.
  if (launchHash(changed().launch) !== launchHash(launch)) throw changedMeanwhile();
}

/** Asks before a removed server comes back, when anything is allowed with it. */
export async function agreedToReturn(
  { changeConsent, removed }: Parts,
  id: ServerId,
  asker: Asker,
): Promise<void> {
  const held = removed.held(id);
  if (held === undefined) return;
  const { server, rules, grants } = held;
  const allowed = [...rules.map(rulingOf), ...grants.map(rulingOfGrant)];
  const { title, launch } = server;
  // What ships with Patchbay is nobody's to trust.
  if (server.trusted && server.source !== 'bundled') {
    const change = { kind: 'trust', server: id, serverTitle: title, launch, allowed } as const;
    await changeConsent.ensure(change, `return:${id}`, asker);
  } else if (allowed.length > 0) {
    const changes = allowed.map((after) => ({ after }));
    await changeConsent.ensure({ kind: 'rule', changes }, `return:${id}`, asker);
  }
  if (removed.held(id) !== held) throw changedMeanwhile();
}
