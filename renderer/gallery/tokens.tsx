import { Glyph } from '#renderer/ui/glyph.tsx';
import type { Shape, Tone } from '#renderer/ui/glyph.tsx';
import { Part, Row } from './part.tsx';

const STATES: readonly [string, Shape, Tone][] = [
  ['Ready', 'dot', 'ready'],
  ['Starting', 'arc', 'starting'],
  ['Waiting', 'hourglass', 'waiting'],
  ['Degraded', 'half', 'degraded'],
  ['Failed', 'cross', 'failed'],
  ['Stopping', 'dashes', 'idle'],
  ['Stopped', 'ring', 'idle'],
  ['Off', 'barred', 'idle'],
];

/** Type, colour and the marks of states. */
export function Tokens() {
  return (
    <>
      <Part title="Type">
        <p className="text-screen font-semibold">Screen 20</p>
        <p className="text-section font-semibold">Section 15</p>
        <p>Body 13, in ink</p>
        <p className="text-note text-ink-2">Note 12, in ink 2</p>
        <p className="text-label text-ink-3">Label 11, in ink 3</p>
        <p className="font-mono text-note">npx -y some-server --units metric</p>
      </Part>
      <Part title="Grounds">
        <div className="grid grid-cols-5 gap-2 text-note">
          <p className="rounded-control border border-hairline bg-ground p-2">ground</p>
          <p className="rounded-control border border-hairline bg-raised p-2">raised</p>
          <p className="rounded-control border border-hairline bg-sunken p-2">sunken</p>
          <p className="rounded-control border border-hairline bg-hover p-2">hover</p>
          <p className="rounded-control border border-hairline bg-accent-soft p-2">here</p>
        </div>
      </Part>
      <Part title="States">
        <Row>
          {STATES.map(([word, shape, tone]) => (
            <span key={word} className="flex items-center gap-1.5">
              <Glyph shape={shape} tone={tone} />
              {word}
            </span>
          ))}
        </Row>
      </Part>
    </>
  );
}
