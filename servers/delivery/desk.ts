import { ToolFailure } from '#servers/kit/failure.ts';
import type { Settings } from '#servers/kit/settings.ts';
import { aimAt } from './aim.ts';
import type { Aim } from './aim.ts';
import { createAlerts } from './alerts.ts';
import type { Alert, Alerts, Level } from './alerts.ts';
import { createBoard } from './board.ts';
import type { Board } from './board.ts';
import type { Channel } from './channel.ts';
import { createDashboardChannel } from './channels/dashboard.ts';
import { createEmailChannel } from './channels/email.ts';
import { createSlackChannel } from './channels/slack.ts';
import { createSmsChannel } from './channels/sms.ts';
import { createTeamsChannel } from './channels/teams.ts';
import { createWebhookChannel } from './channels/webhook.ts';
import type { Clock } from './clock.ts';
import { createCourier } from './courier.ts';
import type { Courier } from './courier.ts';
import { openFolder } from './folder.ts';
import type { Limits } from './limits.ts';
import type { ChannelName, Notice } from './notice.ts';
import { createOutbox } from './outbox.ts';
import type { Outbox } from './outbox.ts';
import { createRate } from './rate.ts';
import type { Rate } from './rate.ts';
import { createRepeats } from './repeats.ts';
import type { Repeats } from './repeats.ts';

/** What outlives the process. */
export interface Kept {
  outbox: Outbox;
  alerts: Alerts;
  board: Board;
  repeats: Repeats;
}

/** Everything that one server sends with. */
export interface Desk {
  channels: Record<ChannelName, Channel>;
  courier: Courier;
  /** Throws R when the tool is called too often. */
  admit(tool: string): void;
  now(): number;
  /** Throws D, V or P; see {@link aimAt}. */
  aim(channel: ChannelName, recipient: string | undefined, field: string): Aim;
  /** Throws D when there is no folder to keep it in. */
  kept(): Kept;
  close(): Promise<void>;
}

export interface DeskSurroundings {
  server: string;
  limits: Limits;
  clock: Clock;
  /** What PATCHBAY_DATA holds. */
  dataFolder: string | undefined;
}

/** Opens the desk and takes up what was left: queued messages go out, levels that fell due are notified. */
export function openDesk(settings: Settings, { server, limits, clock, dataFolder }: DeskSurroundings): Desk {
  const folder = openFolder(dataFolder, server);
  const board = 'journal' in folder ? createBoard(folder.journal, folder.path, clock) : folder;
  const channels: Record<ChannelName, Channel> = {
    slack: createSlackChannel(settings),
    email: createEmailChannel(settings),
    teams: createTeamsChannel(settings),
    sms: createSmsChannel(settings),
    webhook: createWebhookChannel(settings),
    dashboard: createDashboardChannel(board),
  };
  const courier = createCourier(channels, limits, clock);
  const rates = new Map<string, Rate>();

  function open(): Kept | ToolFailure {
    if (!('journal' in folder) || !('post' in board)) return folder as ToolFailure;
    const outbox = createOutbox(folder.journal, courier, limits, clock);
    const alerts = createAlerts(folder.journal, clock, (alert, level) => queueLevel(outbox, alert, level));
    return { outbox, alerts, board, repeats: createRepeats(folder.journal, clock) };
  }

  const kept = open();
  return {
    channels,
    courier,
    now: clock.now,
    admit(tool) {
      const rate = rates.get(tool) ?? createRate(limits.toolRates);
      rates.set(tool, rate);
      const wait = rate.take(clock.now());
      if (wait === 0) return;
      throw new ToolFailure('R', `${tool} is called too often. Try again in ${Math.ceil(wait / 1000)} s.`, {
        retryAfterMs: wait,
      });
    },
    aim: (channel, recipient, field) => aimAt(channels[channel], recipient, field),
    kept() {
      if (kept instanceof ToolFailure) throw kept;
      return kept;
    },
    async close() {
      if (kept instanceof ToolFailure) return;
      kept.alerts.close();
      await kept.outbox.close();
      if ('journal' in folder) folder.close();
    },
  };
}

/** One notice of a level; its id is the same if the process dies in between and does it again. */
function queueLevel(outbox: Outbox, alert: Alert, level: Level): string | undefined {
  if (level.aims.length === 0) return 'nobody is behind this name';
  const problems: string[] = [];
  for (const aim of level.aims) {
    try {
      outbox.put(aim, levelNotice(alert, level));
    } catch (error) {
      problems.push(error instanceof Error ? error.message : String(error));
    }
  }
  return problems.length === 0 ? undefined : problems.join('; ');
}

/** What the people of a level are told. */
export function levelNotice(alert: Alert, level: Level): Notice {
  return {
    id: `${alert.id}-level-${alert.levels.indexOf(level) + 1}`,
    subject: `[ESCALATION: ${level.name}] ${alert.subject}`,
    text: `${alert.text}\n\nNobody has acknowledged alert ${alert.id} (${alert.severity}).`,
    priority: 'critical',
    attachments: [],
  };
}
