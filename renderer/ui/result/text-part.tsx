import { lazy, Suspense, useMemo, useState } from 'react';
import { Segments } from '../segments.tsx';
import { Fallback } from './fallback.tsx';
import { JsonPart } from './json-part.tsx';
import { LongText } from './long-text.tsx';
import { textLook } from './text-look.ts';
import { useWords } from './words.ts';

const Markdown = lazy(async () => {
  const { Markdown: component } = await import('./markdown.tsx');
  return { default: component };
});

/** Text as what it is: JSON, Markdown, or nothing but text. */
export function TextPart({ text, type }: { text: string; type?: string | undefined }) {
  const words = useWords();
  const look = useMemo(() => textLook(text, type), [text, type]);
  if (look.as === 'json') return <JsonPart value={look.value} source={text} />;
  if (look.as === 'markdown') return <MarkdownPart text={text} />;
  return <LongText label={words.text} text={text} />;
}

function MarkdownPart({ text }: { text: string }) {
  const words = useWords();
  const [view, setView] = useState<'rendered' | 'source'>('rendered');
  const source = <LongText label={words.text} text={text} />;
  return (
    <div className="flex flex-col gap-1">
      <Segments
        label={words.as}
        segments={(['rendered', 'source'] as const).map((id) => ({ id, label: words.view(id) }))}
        value={view}
        onChange={setView}
      />
      {view === 'source' ? (
        source
      ) : (
        <Fallback key={text} instead={source}>
          <Suspense fallback={source}>
            <Markdown text={text} />
          </Suspense>
        </Fallback>
      )}
    </div>
  );
}
