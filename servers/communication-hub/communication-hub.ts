import { systemClock } from '#servers/delivery/clock.ts';
import { createDesks } from '#servers/delivery/desks.ts';
import { defineHub, LIMITS } from './hub.ts';

export const communicationHub = defineHub(
  createDesks({
    server: 'communication-hub',
    limits: LIMITS,
    clock: systemClock,
  }),
);
