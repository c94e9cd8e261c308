import type { Level } from '#servers/delivery/alerts.ts';
import { namedLevels } from '#servers/delivery/escalation.ts';
import type { Severity } from '#servers/delivery/severity.ts';
import type { Settings } from '#servers/kit/settings.ts';

/** Who is told, and how many milliseconds after the alert (spec/servers.md A.1.10). */
const CHAINS: Record<Severity, readonly (readonly [string, number])[]> = {
  low: [],
  medium: [],
  high: [
    ['team-lead', 300_000],
    ['manager', 600_000],
  ],
  critical: [
    ['on-call', 60_000],
    ['team-lead', 180_000],
    ['cto', 300_000],
  ],
};

/** The chain of a severity with the contacts of the settings. Throws D when those cannot be read. */
export function defaultLevels(settings: Settings, severity: Severity): Level[] {
  return namedLevels(settings, CHAINS[severity]);
}
