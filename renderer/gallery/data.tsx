import { useState } from 'react';
import { ChartPanel } from '#renderer/ui/chart/chart-panel.tsx';
import { Sparkline } from '#renderer/ui/chart/sparkline.tsx';
import type { JsonWords } from '#renderer/ui/json-words.ts';
import { JsonTree } from '#renderer/ui/json-tree.tsx';
import { Part, State, long } from './part.tsx';

const MINUTE = 60_000;
const MOMENTS = Array.from({ length: 30 }, (_, n) => n * MINUTE);
const CALLS = MOMENTS.map((_, n) => (n === 11 ? null : Math.round(20 + 15 * Math.sin(n / 4))));
const SERIES = [
  { key: 'calls', name: 'Calls', hue: 0, rest: '612' },
  { key: 'others', name: long('Others'), hue: 1, rest: '48' },
  { key: 'errors', name: 'Errors', hue: 2, alarm: true, rest: '9' },
];
const ROWS = MOMENTS.map((at, n) => ({
  at,
  values: { calls: CALLS[n] ?? null, others: n % 7, errors: n % 9 === 0 ? 3 : 0 },
}));
const AXIS = {
  from: 0,
  to: 29 * MINUTE,
  ticks: [0, 10 * MINUTE, 20 * MINUTE],
  label: (at: number) => `${at / MINUTE} min`,
};
const VALUE = {
  text: 'plain',
  hidden: 'between\u200bwords',
  long: long('a sentence that goes on and on. '.repeat(8)),
  number: 4711,
  nothing: null,
  list: [1, 2, 3],
  object: { inside: { further: true } },
};

const WORDS: JsonWords = {
  pieces: (text) =>
    text.split(/(\u200b)/).map((piece) => ({
      text: piece === '\u200b' ? 'U+200B' : piece,
      hidden: piece === '\u200b',
    })),
  items: (count) => `${count} items`,
  keys: (count) => `${count} keys`,
  more: (left) => `${left} more`,
  wholeText: (length) => `All ${length} characters`,
  copyValue: 'Copy value',
  copyPath: 'Copy path',
  copied: 'Copied',
};

/** Values and numbers over time: with gaps, with an alarm, and without anything. */
export function Data() {
  const [hovered, hover] = useState<number>();
  const chart = {
    axis: AXIS,
    hovered,
    onHover: hover,
    unit: 1,
    format: String,
    moment: (at: number) => `${at / MINUTE} min`,
    words: { time: 'Time', table: 'As a table', csv: 'Save as CSV', png: 'Save as a picture', none: 'none' },
  };
  return (
    <>
      <Part title="Charts">
        <ChartPanel {...chart} title="Calls" file="calls" series={SERIES} rows={ROWS} marks={[12 * MINUTE]} />
        <ChartPanel {...chart} title="Nothing yet" file="none" series={SERIES} rows={[]} marks={[]} />
        {[false, true].map((alarm) => (
          <State key={String(alarm)} name={alarm ? 'alarm' : 'a day'}>
            <div className="h-9 w-full border-b border-hairline">
              <Sparkline values={CALLS} alarm={alarm} />
            </div>
          </State>
        ))}
      </Part>
      <Part title="Values">
        <JsonTree label="Result" value={VALUE} words={WORDS} />
        <JsonTree label="Nothing" value={{}} words={WORDS} />
      </Part>
    </>
  );
}
