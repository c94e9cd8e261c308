import { systemClock } from '#servers/delivery/clock.ts';
import { createDesks } from '#servers/delivery/desks.ts';
import { defineHub, LIMITS } from './hub.ts';

export const hubDesks = createDesks({
  server: 'communication-hub',
  limits: LIMITS,
  clock: systemClock,
  dataFolder: process.env['PATCHBAY_DATA'],
});

export const communicationHub = defineHub(hubDesks);
