// The one process of all bundled servers that share one. Frames come and go on a pipe of their own: whatever a package
// prints to stdout is noise there, and stdin only says, by its end, that all is over.
import { Socket } from 'node:net';
import { hostGuests } from '#servers/kit/guests.ts';
import { GRACE_MS } from '#servers/kit/serve-on.ts';

const WIRE = 3;

const wire = new Socket({ fd: WIRE, readable: true, writable: true });
// Breaks when Patchbay dies; stdin has ended then.
wire.on('error', () => undefined);
hostGuests(wire);
process.stdin.resume().once('close', () => {
  wire.destroy();
  setTimeout(() => process.exit(0), GRACE_MS).unref();
});
