import { z } from 'zod';
import { gatherContext } from '#servers/kit/gather-context.ts';
import { activeAlerts, countBySeverity } from './alerts.ts';
import type { Prometheus } from './prometheus.ts';
import { loadedGroups } from './rules-data.ts';
import { summarize, TargetsData } from './targets.ts';

const BuildInfo = z.object({ version: z.string() });
const Alertmanagers = z.object({ activeAlertmanagers: z.array(z.object({ url: z.string() })) });

/** What is watched, what is wrong, and whether anybody is told of it. */
export function prometheusContext(prometheus: Prometheus): ReturnType<typeof gatherContext> {
  return gatherContext(
    'prometheus-metrics',
    async (context) => {
      const { settings } = context;
      const ask = async <T extends z.ZodType>(path: string, data: T) =>
        (await prometheus.ask({ path, data }, context)).data;
      const { version } = await ask('/api/v1/status/buildinfo', BuildInfo);
      const targets = await ask('/api/v1/targets', TargetsData);
      const { activeAlertmanagers } = await ask('/api/v1/alertmanagers', Alertmanagers);
      const alerts = await activeAlerts(prometheus, context);
      const groups = await loadedGroups(prometheus, context);
      return {
        url: settings.need('PROMETHEUS_URL'),
        version,
        targets: summarize(targets, false),
        down: targets.activeTargets
          .filter(({ health }) => health === 'down')
          .slice(0, 20)
          .map(({ scrapeUrl, lastError }) => ({ scrape_url: scrapeUrl, last_error: lastError })),
        alerts: {
          firing: alerts.filter(({ state }) => state === 'firing').length,
          pending: alerts.filter(({ state }) => state === 'pending').length,
          by_severity: countBySeverity(alerts),
        },
        rules: groups.reduce((sum, { rules }) => sum + rules.length, 0),
        failing_rules: groups.flatMap(({ rules }) =>
          rules.filter(({ health }) => health === 'err').map(({ name }) => name),
        ),
        alertmanagers: activeAlertmanagers.map(({ url }) => url),
        rules_file: settings.get('PROMETHEUS_RULES_FILE') ?? null,
      };
    },
    ['read', 'network'],
  );
}
