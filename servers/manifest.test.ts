import { expect, test } from 'vitest';
import { BundledServer, settingHelp, settingLabel } from '#contract/bundled.ts';
import { en } from '#contract/messages/en.ts';
import { everyServer } from './kit/every-server.ts';
import { bundledServers } from './manifest.ts';

test('every server is in it once', () => {
  const ids = bundledServers.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

test.each(bundledServers.map((server) => [server.id, server]))('%s is whole and well-formed', (_, server) => {
  expect(BundledServer.parse(server)).toEqual(server);
});

test('what a person reads of each has a sentence', () => {
  const codes = bundledServers.flatMap(({ description, settings, needs }) => [
    description,
    ...settings.flatMap((setting) => [settingLabel(setting), settingHelp(setting)]),
    ...needs.map(({ how }) => how),
  ]);
  expect(codes.map(({ code }) => code).filter((code) => !(code in en))).toEqual([]);
});

test.each((await everyServer()).map((one) => ({ id: one.manifest.id, ...one })))(
  '$id is what the manifest says',
  ({ manifest: { id, title, entry, verbs, settings }, definition }) => {
    expect(definition).toMatchObject({ name: id, title });
    expect(entry).toBe(`${id}.mjs`);
    const declared = definition.tools.map(({ name, risk }) => [name, [...risk]]);
    expect(verbs).toEqual(Object.fromEntries(declared));
    expect(definition.settings ?? []).toEqual(settings);
  },
);
