import { memo, useMemo } from 'react';
import type { ReactNode } from 'react';
import ReactMarkdown from 'react-markdown';
import type { Components } from 'react-markdown';
import remarkGfm from 'remark-gfm';
import { CopyButton } from '../copy-button.tsx';
import { ExactText, Hidden } from '../exact-text.tsx';
import { markHidden } from './mark-hidden.ts';
import { useWords } from './words.ts';

const MOST_OF_ADDRESS = 300;
const GFM = [remarkGfm];

/**
 * Foreign Markdown. HTML in it stays text, pictures are not loaded, links lead nowhere: they show where they would.
 * Loaded on first use, and drawn once for a text: what stands around it is drawn every second.
 */
export const Markdown = memo(function Markdown({ text }: { text: string }) {
  return (
    <div className="flex max-h-120 flex-col gap-2 overflow-auto rounded-control bg-sunken px-3 py-2 break-words">
      <MarkdownFlow text={text} />
    </div>
  );
});

/** The same without a box around it. */
export const MarkdownFlow = memo(function MarkdownFlow({ text }: { text: string }) {
  const { pieces } = useWords();
  const steps = useMemo(() => [markHidden(pieces)], [pieces]);
  return (
    <ReactMarkdown
      remarkPlugins={GFM}
      rehypePlugins={steps}
      components={COMPONENTS}
      // Nothing is ever followed or loaded, so an address is shown as it stands.
      urlTransform={(url) => url}
    >
      {text}
    </ReactMarkdown>
  );
});

const COMPONENTS: Components = {
  h1: ({ children }) => <Heading>{children}</Heading>,
  h2: ({ children }) => <Heading>{children}</Heading>,
  h3: ({ children }) => <Heading small>{children}</Heading>,
  h4: ({ children }) => <Heading small>{children}</Heading>,
  h5: ({ children }) => <Heading small>{children}</Heading>,
  h6: ({ children }) => <Heading small>{children}</Heading>,
  ul: ({ children }) => <ul className="flex list-disc flex-col gap-0.5 pl-5">{children}</ul>,
  ol: ({ children, start }) => (
    <ol start={start} className="flex list-decimal flex-col gap-0.5 pl-6 tabular-nums">
      {children}
    </ol>
  ),
  blockquote: ({ children }) => (
    <blockquote className="border-l-2 border-edge pl-3 text-ink-2">{children}</blockquote>
  ),
  hr: () => <hr className="border-hairline" />,
  pre: ({ children }) => (
    <pre className="rounded-control border border-hairline bg-ground px-2 py-1 font-mono text-note [overflow-wrap:anywhere] whitespace-pre-wrap">
      {children}
    </pre>
  ),
  code: ({ children }) => <code className="font-mono text-note">{children}</code>,
  table: ({ children }) => (
    <table className="w-full border-separate border-spacing-0 text-note">{children}</table>
  ),
  th: ({ children, style }) => (
    <th scope="col" style={style} className="border-b border-edge px-2 py-1 text-left font-medium">
      {children}
    </th>
  ),
  td: ({ children, style }) => (
    <td style={style} className="border-b border-hairline px-2 py-1 align-top tabular-nums">
      {children}
    </td>
  ),
  mark: ({ children }) => <Hidden>{children}</Hidden>,
  input: ({ checked }) => <span className="font-mono">{checked ? '[x] ' : '[ ] '}</span>,
  a: ({ href, children }) => <Link address={href ?? ''}>{children}</Link>,
  img: ({ src, alt }) => <Picture address={typeof src === 'string' ? src : ''} alt={alt ?? ''} />,
};

function Heading({ small = false, children }: { small?: boolean; children: ReactNode }) {
  return small ? (
    <h5 className="font-semibold">{children}</h5>
  ) : (
    <h4 className="text-section font-semibold">{children}</h4>
  );
}

function Link({ address, children }: { address: string; children: ReactNode }) {
  const words = useWords();
  const outside = /^(https|mailto):/i.test(address);
  if (address === '' || address.startsWith('#')) return children;
  return (
    <>
      {children !== address && children} <Address text={address} />
      {outside && (
        <CopyButton
          label={words.copyAddress(words.heard(address.slice(0, MOST_OF_ADDRESS)))}
          copied={words.copied}
          text={() => address}
          className="size-5 align-middle"
        />
      )}
    </>
  );
}

function Picture({ address, alt }: { address: string; alt: string }) {
  const { picture, pieces } = useWords();
  return (
    <span className="text-ink-2">
      [{picture}
      {alt !== '' && ': '}
      <ExactText pieces={pieces(alt)} />] <Address text={address} />
    </span>
  );
}

function Address({ text }: { text: string }) {
  const { pieces } = useWords();
  return (
    <span className="font-mono text-note break-all text-ink-3 [unicode-bidi:isolate]">
      <ExactText pieces={pieces(text.slice(0, MOST_OF_ADDRESS))} />
      {text.length > MOST_OF_ADDRESS && '…'}
    </span>
  );
}
