import { systemClock } from '#servers/delivery/clock.ts';
import { createDesks } from '#servers/delivery/desks.ts';
import { defineNotifier, LIMITS } from './notifier.ts';

export const notifierDesks = createDesks({
  server: 'slack-notifier',
  limits: LIMITS,
  clock: systemClock,
  dataFolder: process.env['PATCHBAY_DATA'],
});

export const slackNotifier = defineNotifier(notifierDesks);
