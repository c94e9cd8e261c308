import { LANGUAGE, t } from './messages.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const KILO = 1024;

const whole = new Intl.NumberFormat(LANGUAGE, { maximumFractionDigits: 0 });
const tenth = new Intl.NumberFormat(LANGUAGE, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const thousandth = new Intl.NumberFormat(LANGUAGE, { maximumFractionDigits: 3 });
const POINT = tenth.formatToParts(0.5).find(({ type }) => type === 'decimal')?.value ?? '.';
const hundredths = new Intl.NumberFormat(LANGUAGE, { style: 'percent', maximumFractionDigits: 0 });
const relative = new Intl.RelativeTimeFormat(LANGUAGE, {
  // The narrow minute of German is "m", as is a metre; narrow Japanese has no space after the digits, as all else has.
  style: LANGUAGE.startsWith('en') ? 'narrow' : 'short',
  numeric: 'always',
});
const date = new Intl.DateTimeFormat(LANGUAGE, { day: 'numeric', month: 'short' });
const full = new Intl.DateTimeFormat(LANGUAGE, {
  dateStyle: 'medium',
  timeStyle: 'medium',
  hourCycle: 'h23',
});
const minute = new Intl.DateTimeFormat(LANGUAGE, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const time = new Intl.DateTimeFormat(LANGUAGE, {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});

/** A duration in ms for reading: "4 ms", "1.2 s", "3 min 5 s", "2 h 10 min". */
export function duration(ms: number): string {
  if (ms < 10) return t('format.ms', { ms: ms === 0 ? '0' : tenth.format(ms) });
  if (ms < SECOND) return t('format.ms', { ms: whole.format(ms) });
  if (ms < MINUTE) return t('format.s', { s: tenth.format(ms / SECOND) });
  if (ms < HOUR)
    return t('format.min', { min: Math.floor(ms / MINUTE), s: Math.floor((ms % MINUTE) / SECOND) });
  return t('format.h', { h: Math.floor(ms / HOUR), min: Math.floor((ms % HOUR) / MINUTE) });
}

/** A duration that still grows: to the tenth of a second, so that it does not flicker. */
export function elapsed(ms: number): string {
  return ms < MINUTE ? t('format.s', { s: tenth.format(Math.max(0, ms) / SECOND) }) : duration(ms);
}

/** The same to the microsecond, for the hover. */
export function exactDuration(ms: number): string {
  return t('format.ms', { ms: thousandth.format(ms) });
}

/** A share of 1 for reading: "67%". */
export function percent(share: number): string {
  return hundredths.format(share);
}

/** How long ago, within a day; else the date. */
export function ago(at: number, now: number): string {
  const past = now - at;
  if (past < SECOND) return t('format.now');
  if (past < MINUTE) return relative.format(-Math.floor(past / SECOND), 'second');
  if (past < HOUR) return relative.format(-Math.floor(past / MINUTE), 'minute');
  if (past < DAY) return relative.format(-Math.floor(past / HOUR), 'hour');
  return date.format(at);
}

/** Date and time to the millisecond, for the hover. */
export function exactTime(at: number): string {
  return `${full.format(at)}${millis(at)}`;
}

/** Hour and minute. */
export function shortTime(at: number): string {
  return minute.format(at);
}

/** Time of day to the millisecond, for logs. */
export function clockTime(at: number): string {
  return `${time.format(at)}${millis(at)}`;
}

/** With the mark that the language sets before parts of a second. */
function millis(at: number): string {
  return `${POINT}${String(at % SECOND).padStart(3, '0')}`;
}

/** "read, write and run programs" */
export function wordList(words: readonly string[]): string {
  return new Intl.ListFormat(LANGUAGE, { type: 'conjunction' }).format(words);
}

/** A count for reading: "12,400". */
export function amount(count: number): string {
  return whole.format(count);
}

/** A size in bytes for reading: "512 B", "1.5 KB", "64 MB". */
export function byteSize(bytes: number): string {
  if (bytes < KILO) return t('format.bytes', { n: whole.format(bytes) });
  if (bytes < KILO * KILO) return t('format.kb', { n: short(bytes / KILO) });
  return t('format.mb', { n: short(bytes / (KILO * KILO)) });
}

function short(n: number): string {
  return n < 9.95 ? tenth.format(n) : whole.format(n);
}
