import { lazy, memo, Suspense, useState } from 'react';
import { ExactText } from '../exact-text.tsx';
import { Fallback } from './fallback.tsx';
import type { MarkdownFlow } from './markdown.tsx';
import { MOST_MARKDOWN } from './text-look.ts';
import { WordsContext } from './words.ts';
import type { ResultWords } from './words.ts';

let ready: typeof MarkdownFlow | undefined;

/** Reads what draws Markdown, before there is any: what is drawn without it is measured and drawn a second time. */
export async function readMarkdown(): Promise<typeof MarkdownFlow> {
  const markdown = await import('./markdown.tsx');
  ready = markdown.MarkdownFlow;
  return ready;
}

const Markdown = lazy(async () => ({ default: await readMarkdown() }));

/** While it grows, so much of one piece is drawn again for each few words that came. */
const MOST_GROWING = 8000;

/**
 * Foreign Markdown in the flow of a page, piece by piece as `markdownBlocks` of lib parts it: those that stay as they
 * were are not drawn again. `labels` are `resultLabels()` of lib. `growing`: more is to come.
 */
export function Prose({
  blocks,
  labels,
  growing,
}: {
  blocks: readonly string[];
  labels: ResultWords;
  growing: boolean;
}) {
  return (
    <WordsContext value={labels}>
      <div className="flex min-w-0 flex-col gap-2 [overflow-wrap:anywhere]">
        {blocks.map((text, at) => (
          <Block
            // oxlint-disable-next-line react/no-array-index-key -- pieces only come at the end
            key={at}
            text={text}
            labels={labels}
            plain={text.length > (growing && at === blocks.length - 1 ? MOST_GROWING : MOST_MARKDOWN)}
          />
        ))}
      </div>
    </WordsContext>
  );
}

const Block = memo(function Block({
  text,
  labels,
  plain,
}: {
  text: string;
  labels: ResultWords;
  plain: boolean;
}) {
  const [Drawn] = useState(() => ready ?? Markdown);
  const source = (
    <p className="whitespace-pre-wrap">
      <ExactText pieces={labels.pieces(text)} />
    </p>
  );
  if (plain) return source;
  return (
    <Fallback instead={source}>
      <Suspense fallback={source}>
        <Drawn text={text} />
      </Suspense>
    </Fallback>
  );
});
