import type { JsonObject } from '#contract/json.ts';
import type { FormSchema } from '#contract/server-request.ts';
import type { Choice, Field, ShapeOf } from './schema-field.ts';
import { fieldOf } from './schema-fields.ts';
import { visibleText } from './visible-text.ts';

/** The form for what a server asks of a person: flat, and every choice of several is ticked. */
export function askedForm({ properties, required = [] }: FormSchema): ShapeOf<'object'> {
  const members = Object.entries(properties).map(([name, schema]) => ({
    name,
    required: required.includes(name),
    field: withPicks(fieldOf(schema as JsonObject)),
  }));
  return {
    kind: 'object',
    members: () => members,
    others: () => undefined,
    examples: [],
    deprecated: false,
    nullable: false,
  };
}

function withPicks(field: Field): Field {
  const item = field.kind === 'list' ? field.item() : undefined;
  const some = field.kind === 'picks' ? field : item?.kind === 'choice' ? item : undefined;
  if (some) return { ...field, kind: 'picks', choices: shown(some.choices) };
  return field.kind === 'choice' ? { ...field, choices: shown(field.choices) } : field;
}

/** What is chosen by its title must not hide anything in it. */
function shown(choices: readonly Choice[]): Choice[] {
  return choices.map(({ value, label }) => ({ value, label: visibleText(label) }));
}

const SECRET =
  /\b(pass ?(word|wort|phrase|code|key)|kennwort|secret|geheimnis|token|api ?key|private key|credentials?|pin|cvv|cvc|one time code|otp)s?\b|パスワード|暗証|秘密/i;

/** Whether a form seems to ask for what no form may ask for (MCP, client/elicitation): by its names and titles. */
export function asksSecret({ properties }: FormSchema): boolean {
  return Object.entries(properties).some(([name, { title = '' }]) =>
    [name, title].some((words) => SECRET.test(spaced(words))),
  );
}

/** Names are written together in many ways: apiKey, api_key, api-key. */
function spaced(words: string): string {
  return words.replaceAll(/(?<=[a-z0-9])(?=[A-Z])/g, ' ').replaceAll(/[^\p{L}\p{N}]+/gu, ' ');
}
