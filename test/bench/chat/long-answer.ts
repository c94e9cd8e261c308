const SENTENCE =
  'The **sluice** opens when `level > limit`, and _closes_ again after ten minutes; see [the log](https://example.com/log) for each change. ';
const LINE = '  if (level > limit && !gates.every((gate) => gate.open)) return open(gates, { after: 600 });';

/** A section as models write them: words, a list, a table, and a block of code that is long. */
function section(n: number): string {
  const words = SENTENCE.repeat(4);
  const items = Array.from({ length: 12 }, (_, at) => `${at + 1}. Gate **${at}**: ${SENTENCE}`);
  const rows = Array.from({ length: 12 }, (_, at) => `| gate ${at} | ${at * 7} cm | \`open\` |`);
  const code = Array.from({ length: 60 }, () => LINE);
  return [
    `## Section ${n}`,
    words,
    items.join('\n'),
    ['| gate | level | state |', '| --- | --: | --- |', ...rows].join('\n'),
    ['```ts', `function gates${n}(level: number, limit: number) {`, ...code, '}', '```'].join('\n'),
    words,
  ].join('\n\n');
}

/** Markdown in so many tokens, four letters each. */
export function longAnswer(tokens: number): string[] {
  let text = '';
  for (let n = 1; text.length < tokens * 4; n += 1) text += `${section(n)}\n\n`;
  return text.slice(0, tokens * 4).match(/[^]{1,4}/g) ?? [];
}

/** A conversation of so many messages, as one that is imported. */
export function longConversation(messages: number): string {
  const conversation = crypto.randomUUID();
  const ids = Array.from({ length: messages }, () => crypto.randomUUID());
  const at = Date.now();
  return JSON.stringify({
    patchbay: 'conversation',
    version: 1,
    conversation: {
      id: conversation,
      title: 'Long',
      workspace: 'default',
      system: '',
      tools: { mode: 'all' },
      limits: { steps: 1, calls: 0, tokens: 1_000_000 },
      pinned: false,
      leaf: ids.at(-1) ?? null,
      createdAt: at,
      updatedAt: at,
    },
    messages: ids.map((id, place) => ({
      id,
      conversation,
      parent: ids[place - 1] ?? null,
      role: place % 2 === 0 ? 'user' : 'assistant',
      parts: [
        {
          type: 'text',
          text: place % 2 === 0 ? `And gate ${place}?` : longAnswer(200 + (place % 7) * 60).join(''),
        },
      ],
      status: { state: 'done' },
      createdAt: at + place,
    })),
    blobs: [],
  });
}
