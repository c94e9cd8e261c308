import { createHash } from 'node:crypto';
import type { Launch } from '#contract/launch.ts';
import type { Server } from '#contract/server.ts';
import { canonicalJson } from '#main/kernel/canonical-json.ts';

/** SHA-256 (hex) of a launch: what `Server.consent` holds once the user has approved exactly this command. */
export function launchHash(launch: Launch): string {
  return createHash('sha256').update(canonicalJson(launch)).digest('hex');
}

/** Whether this server may run: it came with Patchbay, or the user approved the launch as it is now. */
export function consented(server: Server): boolean {
  return server.source === 'bundled' || server.consent === launchHash(server.launch);
}
