/** What is being typed after `@` or `/`, and where it stands in the text. */
export interface Mention {
  kind: 'resource' | 'prompt';
  query: string;
  start: number;
  end: number;
}

/** `@` names a resource wherever a word begins; `/` a prompt where the message begins. */
export function mentionAt(text: string, caret: number): Mention | undefined {
  const before = text.slice(0, caret);
  const prompt = /^\/(\S*)$/.exec(before);
  if (prompt) return { kind: 'prompt', query: prompt[1] ?? '', start: 0, end: caret };
  const resource = /(?:^|\s)@(\S*)$/.exec(before);
  if (!resource) return undefined;
  const query = resource[1] ?? '';
  return { kind: 'resource', query, start: caret - query.length - 1, end: caret };
}

/** The text without what was typed to find it. */
export function withoutMention(text: string, { start, end }: Mention): string {
  return text.slice(0, start) + text.slice(end).replace(/^ /, '');
}
