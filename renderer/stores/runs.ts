import type { JsonObject } from '#contract/json.ts';
import type { Text } from '#contract/text.ts';
import { reasonOf, request } from '#renderer/lib/client.ts';
import { placed } from '#renderer/lib/draft-places.ts';
import { calledName } from '#renderer/lib/offer-call.ts';
import type { Callable } from '#renderer/lib/offer-call.ts';
import { argumentsOf, changeSheet, sheetOf } from './desk.ts';
import type { Attempt, Problems, Sheet } from './desk.ts';

const EXACT_KEPT = 500;

/** Arguments exactly as this window sent them, by call: the record may hold less. */
const exact = new Map<string, JsonObject>();

export function exactArguments(callId: string): JsonObject | undefined {
  return exact.get(callId);
}

/** Checks what was typed, then calls. What is wrong shows at its place, and nothing is called. */
export async function runSheet(callable: Callable): Promise<void> {
  const { key } = callable;
  const sheet = sheetOf(key);
  if (!sheet || isRunning(sheet)) return;
  changeSheet(key, { tried: true, note: undefined });
  const { args, problems } = argumentsOf(sheet);
  const found = problems.size > 0 || !args ? problems : await asked(callable, sheet, args);
  // Somebody went on typing while the engine looked at it, or ran it a second time.
  const now = sheetOf(key);
  if (!now || isRunning(now) || now.draft !== sheet.draft || now.raw !== sheet.raw) return;
  if (found.size > 0 || !args) {
    changeSheet(key, { problems: found, refused: now.refused + 1 });
    return;
  }
  changeSheet(key, { problems: found });
  await call(callable, calledName(callable, args), args);
}

/** Says what is wrong with what stands there now, without calling. Before the first try nothing is said to be missing. */
export async function checkSheet(callable: Callable): Promise<void> {
  const sheet = sheetOf(callable.key);
  if (!sheet || sheet.raw !== undefined) return;
  const { args, problems } = argumentsOf(sheet);
  const found =
    sheet.tried && args && problems.size === 0
      ? await asked(callable, sheet, args)
      : new Map([...problems].filter(([, { code }]) => sheet.tried || code !== 'runner.needed'));
  const now = sheetOf(callable.key);
  if (now && now.draft === sheet.draft && now.raw === undefined)
    changeSheet(callable.key, { problems: found });
}

/** Calls with these arguments and keeps how it ended on the sheet. */
export async function call(callable: Callable, name: string, args: JsonObject): Promise<void> {
  const { key } = callable;
  const sheet = sheetOf(key);
  if (!sheet || isRunning(sheet)) return;
  const attempt: Attempt = { callId: crypto.randomUUID(), startedAt: Date.now() };
  keepExact(attempt.callId, args);
  changeSheet(key, { attempt });
  const ended = await send(callable, name, args, { id: attempt.callId, deadlineMs: sheet.deadlineMs }).then(
    ({ outcome }): Partial<Attempt> => ({ outcome }),
    (error: unknown): Partial<Attempt> => ({ refusal: reasonOf(error) }),
  );
  changeSheet(key, { attempt: { ...attempt, ...ended, endedAt: Date.now() } });
}

/** Reads a resource that a result of this server links to. It is a call of its own, asked for and recorded like any. */
export async function readLinked(
  server: string,
  uri: string,
  show: (attempt: Attempt) => void,
): Promise<void> {
  const attempt: Attempt = { callId: crypto.randomUUID(), startedAt: Date.now() };
  show(attempt);
  const ended = await request('resource.read', { id: attempt.callId, server, uri }).then(
    ({ outcome }): Partial<Attempt> => ({ outcome }),
    (error: unknown): Partial<Attempt> => ({ refusal: reasonOf(error) }),
  );
  show({ ...attempt, ...ended, endedAt: Date.now() });
}

export function isRunning({ attempt }: Sheet): boolean {
  return attempt !== undefined && attempt.endedAt === undefined;
}

function send(
  { kind, server }: Callable,
  name: string,
  args: JsonObject,
  how: { id: string; deadlineMs: number },
) {
  switch (kind) {
    case 'tool':
      return request('tool.call', { ...how, server, name, args });
    case 'prompt':
      return request('prompt.get', { ...how, server, name, args: textsOf(args) });
    case 'resource':
      return request('resource.read', { ...how, server, uri: name });
  }
}

/** What the engine says of the arguments. When it cannot say, the call itself will. */
async function asked({ kind, server, name }: Callable, sheet: Sheet, args: JsonObject): Promise<Problems> {
  if (kind !== 'tool') return new Map();
  const problems = await request('tool.validate', { server, name, args }).catch(() => []);
  if (sheet.raw === undefined) return placed(sheet.root, sheet.draft, problems);
  return new Map(problems.map(({ field, message }): [string, Text] => [field, message]));
}

function textsOf(args: JsonObject): Record<string, string> {
  const texts = Object.entries(args).map(([name, value]): [string, string] => [
    name,
    typeof value === 'string' ? value : JSON.stringify(value),
  ]);
  return Object.fromEntries(texts);
}

function keepExact(callId: string, args: JsonObject): void {
  exact.set(callId, args);
  const [oldest] = exact.keys();
  if (exact.size > EXACT_KEPT && oldest !== undefined) exact.delete(oldest);
}
