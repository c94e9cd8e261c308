import { systemClock } from '#servers/delivery/clock.ts';
import { createDesks } from '#servers/delivery/desks.ts';
import { defineNotifier, LIMITS } from './notifier.ts';

export const slackNotifier = defineNotifier(
  createDesks({
    server: 'slack-notifier',
    limits: LIMITS,
    clock: systemClock,
  }),
);
