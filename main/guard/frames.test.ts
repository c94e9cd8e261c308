import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createFramed, createFrameReader, FRAME, frameOf } from './frames.ts';

test('frames are read as they were written, wherever the bytes between them are cut', () => {
  const frame = fc.record({
    kind: fc.constantFrom(...Object.values(FRAME)),
    room: fc.nat(2 ** 32 - 1),
    payload: fc.uint8Array({ maxLength: 40 }),
  });
  fc.assert(
    fc.property(fc.array(frame), fc.infiniteStream(fc.integer({ min: 1, max: 30 })), (frames, cuts) => {
      const bytes = Buffer.concat(frames.map(({ kind, room, payload }) => frameOf(kind, room, payload)));
      const read: unknown[] = [];
      const push = createFrameReader((kind, room, payload) => read.push([kind, room, [...payload]]));
      for (let from = 0; from < bytes.length;) {
        const to = from + (cuts.next().value as number);
        push(bytes.subarray(from, to));
        from = to;
      }
      expect(read).toEqual(frames.map(({ kind, room, payload }) => [kind, room, [...payload]]));
    }),
  );
});

test('what is long leaves in pieces between which others get their turn, and arrives whole', async () => {
  const pipe = new PassThrough();
  const rooms: number[] = [];
  const said = new Map<number, Buffer>();
  const push = createFrameReader((kind, room, payload) => {
    expect(kind).toBe(FRAME.data);
    rooms.push(room);
    said.set(room, Buffer.concat([said.get(room) ?? Buffer.alloc(0), payload]));
  });
  pipe.on('data', push);
  const long = createFramed(pipe, FRAME.data, 1);
  const short = createFramed(pipe, FRAME.data, 2);
  const whole = Buffer.alloc(1_000_000, 'abc');
  long.end(whole);
  short.write('hello');
  await once(long, 'finish');
  expect(said.get(1)?.equals(whole)).toBe(true);
  expect(said.get(2)?.toString()).toBe('hello');
  expect(rooms.indexOf(2)).toBeLessThan(rooms.lastIndexOf(1));
});
