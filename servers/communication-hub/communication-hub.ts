import { systemClock } from '#servers/delivery/clock.ts';
import { createDesks } from '#servers/delivery/desks.ts';
import { hub } from './hub.ts';

export const communicationHub = hub.define(
  createDesks({ server: hub.server, limits: hub.limits, clock: systemClock }),
);
