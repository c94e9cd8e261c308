import { useMemo } from 'react';
import { classes } from '../classes.ts';
import { CopyButton } from '../copy-button.tsx';
import { ExactText } from '../exact-text.tsx';
import { Glyph } from '../glyph.tsx';
import { JsonTree } from '../json-tree.tsx';
import { Entries } from './entry-view.tsx';
import { Fold } from '../fold.tsx';
import { readResult } from './read-result.ts';
import type { ReadResult } from './read-result.ts';
import { weigh } from './weigh.ts';
import { WordsContext } from './words.ts';
import type { ResultWords } from './words.ts';

/** From here on the size of the whole is worth a word. */
const LARGE = 64 * 1024;
const ROOMY = new Set<string | undefined>(['text', 'json', 'message', 'resource', 'blob']);

/**
 * What came back from a server: the result of tools/call, resources/read or prompts/get as JSON, all of it foreign.
 * `labels` are `resultLabels()` of lib. `onReadResource` is asked to read the URI of a link; without it none offers that.
 */
export function ResultView({
  result,
  labels,
  onReadResource,
}: {
  result: unknown;
  labels: ResultWords;
  onReadResource?: (uri: string) => void;
}) {
  const read = useMemo(() => readResult(result), [result]);
  const weight = useMemo(() => weigh(result), [result]);
  const { failed, note, entries, details } = read;
  const heavy = weight > LARGE;
  // Nothing but the button: it stands in the corner of the first part, where that leaves it room.
  const bare = !failed && !heavy && note === undefined && ROOMY.has(entries[0]?.part.kind);
  return (
    <WordsContext value={labels}>
      <div className={classes('relative flex flex-col gap-3', failed && 'border-l-2 border-failed pl-3')}>
        <div
          className={classes(
            'flex min-h-7 items-center gap-2 text-note text-ink-2',
            bare ? 'absolute top-0 right-1 z-1' : '-mb-2',
          )}
        >
          {failed && (
            <>
              <Glyph shape="cross" tone="failed" />
              <span className="text-failed">{labels.failed}</span>
            </>
          )}
          {entries.length === 0 && !failed && <span>{labels.empty}</span>}
          {heavy && <span className="ml-auto tabular-nums">{labels.whole(labels.size(weight))}</span>}
          <CopyButton
            label={labels.copy}
            copied={labels.copied}
            text={() => asText(result, read)}
            className={classes(!heavy && 'ml-auto')}
          />
        </div>
        {note !== undefined && (
          <p className="break-words whitespace-pre-line">
            <ExactText pieces={labels.pieces(note)} />
          </p>
        )}
        <Entries entries={entries} onRead={onReadResource} />
        {details && (
          <Fold title={labels.details}>
            {() => <JsonTree label={labels.details} value={details} words={labels} />}
          </Fold>
        )}
      </div>
    </WordsContext>
  );
}

/** A result that is one text is copied as that text, any other as its JSON. */
function asText(result: unknown, { entries, details }: ReadResult): string {
  const [only, ...others] = entries;
  if (only?.part.kind === 'text' && !only.details && !details && others.length === 0) return only.part.text;
  return JSON.stringify(result, null, 2);
}
