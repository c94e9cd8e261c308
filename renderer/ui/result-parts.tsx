import { CodeBlock } from './code-block.tsx';

type Part =
  | { kind: 'text'; text: string }
  | { kind: 'image'; type: string; source: string }
  | { kind: 'structured' | 'other'; json: unknown };

/** Text, pictures and JSON under each other, as they came. Foreign text is never read as markup. */
export function ResultParts({
  parts,
  labels,
}: {
  parts: readonly Part[];
  labels: { text: string; json: string; image: (type: string) => string; empty: string };
}) {
  if (parts.length === 0) return <p className="text-ink-2">{labels.empty}</p>;
  return (
    <div className="flex flex-col gap-2">
      {parts.map((part, at) => {
        const key = `${part.kind} ${at}`;
        const numbered = (label: string) => (at === 0 ? label : `${label} ${at + 1}`);
        switch (part.kind) {
          case 'text':
            return <CodeBlock key={key} label={numbered(labels.text)} text={part.text} tall />;
          case 'image':
            return (
              <img
                key={key}
                src={part.source}
                alt={labels.image(part.type)}
                className="max-w-full self-start rounded-control border border-hairline"
              />
            );
          default:
            return (
              <CodeBlock
                key={key}
                label={numbered(labels.json)}
                text={JSON.stringify(part.json, null, 2)}
                tall
              />
            );
        }
      })}
    </div>
  );
}
