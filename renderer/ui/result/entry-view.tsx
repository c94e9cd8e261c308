import { Button } from '../button.tsx';
import { ExactText } from '../exact-text.tsx';
import { JsonTree } from '../json-tree.tsx';
import { Fold } from '../fold.tsx';
import { JsonPart } from './json-part.tsx';
import { MediaPart } from './media-part.tsx';
import type { Entry, Part } from './read-result.ts';
import { TextPart } from './text-part.tsx';
import { useWords } from './words.ts';

type Read = ((uri: string) => void) | undefined;

/** Things that came back, under each other. */
export function Entries({ entries, onRead }: { entries: readonly Entry[]; onRead: Read }) {
  return entries.map((entry, at) => (
    <EntryView key={`${entry.part.kind} ${at}`} entry={entry} onRead={onRead} />
  ));
}

/** One of them, and what came with it, folded away. */
function EntryView({ entry, onRead }: { entry: Entry; onRead: Read }) {
  const words = useWords();
  const { part, details } = entry;
  return (
    <div className="flex flex-col gap-1">
      <PartView part={part} onRead={onRead} />
      {details && (
        <Fold title={words.details}>
          {() => <JsonTree label={words.details} value={details} words={words} />}
        </Fold>
      )}
    </div>
  );
}

function PartView({ part, onRead }: { part: Part; onRead: Read }) {
  switch (part.kind) {
    case 'text':
      return <TextPart text={part.text} type={part.type} />;
    case 'json':
      return <JsonPart value={part.value} />;
    case 'link':
      return <LinkPart link={part} onRead={onRead} />;
    case 'resource':
      return <ResourcePart resource={part} onRead={onRead} />;
    case 'message':
      return <MessagePart role={part.role} entries={part.entries} onRead={onRead} />;
    default:
      return <MediaPart media={part} />;
  }
}

function MessagePart({ role, entries, onRead }: { role: string; entries: readonly Entry[]; onRead: Read }) {
  const { pieces } = useWords();
  return (
    <div className="flex flex-col gap-1.5">
      <h4 className="text-label text-ink-3">
        <ExactText pieces={pieces(role)} />
      </h4>
      <Entries entries={entries} onRead={onRead} />
    </div>
  );
}

function ResourcePart({ resource, onRead }: { resource: Part & { kind: 'resource' }; onRead: Read }) {
  const { resource: word, noType, pieces } = useWords();
  return (
    <div className="flex flex-col gap-1">
      <p className="pr-10 text-note text-ink-3">
        {word} <Mono text={resource.uri} /> ·{' '}
        {resource.type === undefined ? noType : <ExactText pieces={pieces(resource.type)} />}
      </p>
      <PartView part={resource.body} onRead={onRead} />
    </div>
  );
}

function LinkPart({ link, onRead }: { link: Part & { kind: 'link' }; onRead: Read }) {
  const words = useWords();
  const facts = [...link.facts, ...(link.size === undefined ? [] : [words.size(link.size)])];
  return (
    <div className="flex items-start gap-3 rounded-control bg-sunken px-3 py-2">
      <div className="min-w-0 flex-1 break-words">
        <p className="text-label text-ink-3">{words.link}</p>
        <p className="font-medium">
          <ExactText pieces={words.pieces(link.name)} />
        </p>
        <Mono text={link.uri} />
        {facts.length > 0 && (
          <p className="text-note text-ink-3">
            <ExactText pieces={words.pieces(facts.join(' · '))} />
          </p>
        )}
        {link.description !== undefined && (
          <p className="mt-1 text-note whitespace-pre-line text-ink-2">
            <ExactText pieces={words.pieces(link.description)} />
          </p>
        )}
      </div>
      {onRead && <Button onClick={() => onRead(link.uri)}>{words.read}</Button>}
    </div>
  );
}

/** An address as it stands: it cannot turn the order of what is around it. */
function Mono({ text }: { text: string }) {
  const { pieces } = useWords();
  return (
    <span className="font-mono text-note break-all text-ink-2 [unicode-bidi:isolate]">
      <ExactText pieces={pieces(text)} />
    </span>
  );
}
