import { systemClock } from '#servers/delivery/clock.ts';
import { createDesks } from '#servers/delivery/desks.ts';
import { notifier } from './notifier.ts';

export const slackNotifier = notifier.define(
  createDesks({ server: notifier.server, limits: notifier.limits, clock: systemClock }),
);
