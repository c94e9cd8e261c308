import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { eachLine, isNoise } from './noise.mjs';

test.each([
  '[16042:1122/011253.768981:ERROR:bus.cc(407)] Failed to connect to the bus: Failed to connect to socket /run/dbus/system_bus_socket: No such file or directory',
  '[1:1122/011253.768981:ERROR:object_proxy.cc(576)] Failed to call method: org.freedesktop.DBus.Properties.Get',
  '[1:1122/011253.768981:ERROR:gpu_memory_buffer_support_x11.cc(49)] dri3 extension not supported.',
  '[1:1122/011253.768981:ERROR:vaapi_wrapper.cc(1000)] vaInitialize failed: unknown libva error',
  '[1:1122/011253.768981:WARNING:viz_main_impl.cc(183)] GPU process is exiting',
  'dbus-daemon[14]: [session uid=0 pid=14] Failed to set fd limit to 65536: Operation not permitted',
])('hides %s', (line) => expect(isNoise(line)).toBe(true));

test.each([
  'Error: Failed to connect to the bus of our own',
  '[1:1122/011253.768981:ERROR:ozone_platform_x11.cc(244)] Missing X server or $DISPLAY',
  '[1:1122/011253.768981:FATAL:setuid_sandbox_host.cc(158)] The SUID sandbox helper binary was found',
  '[1:1122/011253.768981:ERROR:CONSOLE(1)] "Uncaught TypeError: gpu is undefined", source: app://x (1)',
  '',
])('shows %s', (line) => expect(isNoise(line)).toBe(false));

test('puts lines together across chunks', async () => {
  const lines: string[] = [];
  const stream = Readable.from([Buffer.from('one\ntw'), Buffer.from('o\nthree')]);
  eachLine(stream, (line) => lines.push(line));
  await new Promise((done) => stream.on('end', done));
  expect(lines).toEqual(['one', 'two', 'three']);
});
