import { useMemo, useState } from 'react';
import type { JsonObject } from '#contract/json.ts';
import type { Text } from '#contract/text.ts';
import type { ToolView } from '#contract/tool.ts';
import { argsOf, draftOf, presetDraft, readJson } from '#renderer/lib/draft.ts';
import type { Draft } from '#renderer/lib/draft.ts';
import { fieldsOf, isFlat } from '#renderer/lib/schema-fields.ts';
import { changeSheet, runTool, sheetKey, useDesk } from '#renderer/stores/desk.ts';
import type { Sheet } from '#renderer/stores/desk.ts';

const BLANK: Sheet = {};

/** What is typed for a tool, as a form or as one JSON text, and how to run it. */
export function useSheet({ ref, definition }: ToolView) {
  const key = sheetKey(ref);
  const sheet = useDesk((desk) => desk.sheets[key] ?? BLANK);
  const fields = useMemo(() => fieldsOf(definition.inputSchema), [definition]);
  const preset = useMemo(() => presetDraft(fields), [fields]);
  const [tried, setTried] = useState(false);
  // What the engine said of a field holds until something is typed.
  const [typed, setTyped] = useState(false);
  const [rawProblem, setRawProblem] = useState<Text>();

  const draft = sheet.draft ?? preset;
  const onlyRaw = fields.length === 0 && !isFlat(definition.inputSchema);
  const raw = sheet.raw ?? (onlyRaw ? '{}' : undefined);
  const running = sheet.attempt !== undefined && sheet.attempt.endedAt === undefined;

  function change(part: Partial<Sheet>) {
    setTyped(true);
    setRawProblem(undefined);
    changeSheet(key, part);
  }

  /** The arguments, or undefined when what is typed cannot be sent; then the problem shows in its place. */
  function read(): JsonObject | undefined {
    if (raw === undefined) {
      const { args, problems } = argsOf(fields, draft);
      return problems.size === 0 ? args : undefined;
    }
    const parsed = readJson(raw);
    if ('problem' in parsed) setRawProblem(parsed.problem);
    else if (typeof parsed.value === 'object' && parsed.value !== null && !Array.isArray(parsed.value))
      return parsed.value;
    else setRawProblem({ code: 'call.argumentsNotObject', params: {} });
    return undefined;
  }

  return {
    fields,
    draft,
    raw,
    onlyRaw,
    tried,
    rawProblem,
    running,
    attempt: sheet.attempt,
    told: typed
      ? new Map<string, Text>()
      : toldByField(
          sheet,
          fields.map((field) => field.name),
        ),
    setDraft: (next: Draft) => change({ draft: next }),
    setRaw: (next: string) => change({ raw: next }),
    toRaw() {
      change({ raw: JSON.stringify(argsOf(fields, draft).args, null, 2) });
    },
    toForm() {
      const args = read();
      if (!args) return;
      const { draft: next, lost } = draftOf(fields, args);
      if (lost.length === 0) change({ draft: next, raw: undefined });
      else setRawProblem({ code: 'runner.formCannot', params: { names: lost.join(', ') } });
    },
    run() {
      if (running) return;
      setTried(true);
      const args = read();
      if (!args) return;
      setTried(false);
      setTyped(false);
      void runTool(ref, args);
    },
  };
}

/** The message of an `invalid` outcome, by the field that its JSON pointer begins with. */
function toldByField({ attempt }: Sheet, names: readonly string[]): ReadonlyMap<string, Text> {
  if (attempt?.outcome?.outcome !== 'invalid') return new Map();
  const first = attempt.outcome.field.split('/')[1]?.replaceAll('~1', '/').replaceAll('~0', '~');
  return new Map(first !== undefined && names.includes(first) ? [[first, attempt.outcome.message]] : []);
}
