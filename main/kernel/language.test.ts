import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { text } from '#contract/text.ts';
import { keepLanguage, languageOf, terminalLanguages } from './language.ts';
import { say } from './say.ts';
import { speak } from './spoken.ts';

const home = mkdtempSync(join(tmpdir(), 'patchbay-language-'));
afterEach(async () => {
  await speak('en');
  rmSync(home, { recursive: true, force: true });
});

test('the environment wins over the setting, the setting over the system, and English is left', () => {
  expect(languageOf(home, ['fr-FR', 'de_AT.UTF-8'], {})).toBe('de');
  expect(languageOf(home, ['fr-FR'], {})).toBe('en');
  keepLanguage(home, 'ja');
  expect(languageOf(home, ['de'], {})).toBe('ja');
  expect(languageOf(home, ['de'], { PATCHBAY_LANGUAGE: 'qps' })).toBe('qps');
  expect(languageOf(home, ['de'], { PATCHBAY_LANGUAGE: 'klingon' })).toBe('ja');
  keepLanguage(home, 'system');
  expect(languageOf(home, ['de'], {})).toBe('de');
});

test('a terminal says its language in LC_ALL, LC_MESSAGES, LANG, in this order', () => {
  expect(terminalLanguages({ LANG: 'en_US.UTF-8', LC_MESSAGES: 'ja_JP.UTF-8' })).toEqual(['ja_JP.UTF-8']);
  expect(terminalLanguages({ LC_ALL: '', LANG: 'C.UTF-8' })).toEqual(['C.UTF-8']);
  expect(terminalLanguages({})).toEqual([]);
});

test('the process speaks the language it was given; in the pseudo-locale only parameters stay plain', async () => {
  const waits = text('shell.approvalsWait', { count: 2 });
  await speak('de');
  expect(say(waits)).toContain('2 Fragen');
  await speak('qps');
  expect(say(waits)).toContain('2');
  expect(say(waits)).not.toMatch(/[a-z]/i);
  expect(say(text('servers.switch', { server: 'Memory' }))).toMatch(/^[^a-z]*Memory$/i);
});

test('whoever changes his mind while a language is read hears the one he asked for last', async () => {
  const first = speak('ja');
  await speak('de');
  await first;
  expect(say(text('shell.approvalsWait', { count: 2 }))).toContain('2 Fragen');
});
