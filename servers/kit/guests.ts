// The inside of the process that several bundled servers share. Each of them is a guest with streams, settings,
// workspace and log of its own; memory, environment and the event loop are everybody's.
import { setTimeout as delay } from 'node:timers/promises';
import { PassThrough } from 'node:stream';
import type { Duplex } from 'node:stream';
import { z } from 'zod';
import { createFramed, createFrameReader, FRAME, frameOf } from '#main/guard/frames.ts';
import { GRACE_MS, serveOn } from './serve-on.ts';
import { asServed } from './served.ts';
import type { ServedServer } from './served.ts';
import type { ServerDefinition } from './server.ts';

/** Who comes in: the module that exports the server of the name `id`, and the settings that are its own. */
const Opening = z.object({ id: z.string(), module: z.string(), env: z.record(z.string(), z.string()) });

interface Guest {
  input: PassThrough;
  /** Says once how it ended; nothing of it is sent afterwards. */
  gone(code: number): void;
}

/** Lets servers in and out as the frames on `pipe` say. Whoever started this process ends it when all have gone. */
export function hostGuests(pipe: Duplex): void {
  const guests = new Map<number, Guest>();

  async function open(room: number, payload: string): Promise<void> {
    const output = createFramed(pipe, FRAME.data, room);
    const guest: Guest = {
      input: new PassThrough(),
      gone(code) {
        if (!guests.delete(room)) return;
        output.destroy();
        guest.input.destroy();
        pipe.write(frameOf(FRAME.gone, room, JSON.stringify({ code })));
      },
    };
    guests.set(room, guest);
    let name = 'guest';
    const log = (entry: string): void => {
      if (guests.has(room)) pipe.write(frameOf(FRAME.log, room, `${name}: ${entry}\n`));
    };
    try {
      const { id, module, env } = Opening.parse(JSON.parse(payload));
      name = id;
      const server = serverIn(await import(module), id);
      if (!guests.has(room)) return;
      const { closed, ended } = serveOn(server, { input: guest.input, output, env, log });
      await closed;
      await Promise.race([ended, delay(GRACE_MS, undefined, { ref: false })]);
      guest.gone(0);
    } catch (error) {
      log(error instanceof Error ? (error.stack ?? error.message) : String(error));
      guest.gone(1);
    }
  }

  pipe.on(
    'data',
    createFrameReader((kind, room, payload) => {
      const guest = guests.get(room);
      if (kind === FRAME.open) void open(room, payload.toString('utf8'));
      else if (kind === FRAME.data) guest?.input.write(payload);
      else if (kind === FRAME.end) guest?.input.end();
      else if (kind === FRAME.leave) guest?.gone(0);
    }),
  );
}

function serverIn(module: object, id: string): ServedServer {
  const all = Object.values(module as Record<string, ServerDefinition | ServedServer>);
  const found = all.find(({ name }) => name === id);
  if (found === undefined) throw new Error(`there is no server ${id} in its module`);
  return asServed(found);
}
