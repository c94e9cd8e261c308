import path from 'node:path';
import { stringify } from 'yaml';
import { z } from 'zod';
import { ToolFailure } from '#servers/kit/failure.ts';
import type { ToolContext } from '#servers/kit/tool.ts';
import type { Prometheus } from './prometheus.ts';
import type { RuleChange } from './rule-fields.ts';
import { contentOf, openRuleFile, writeRuleFile } from './rule-file.ts';
import type { FileRule, RuleFile } from './rule-file.ts';
import { loadedGroups } from './rules-data.ts';

/** How long putting back may take after the caller has gone. */
const ROLLBACK_MS = 10_000;

interface Asked {
  group: string;
  alert: string;
  reload: boolean;
  dry_run: boolean;
}

/** What was there and what will be; it has changed the document. */
interface Edit {
  before: FileRule | undefined;
  after: FileRule | undefined;
}

/** Changes the rule file, one change after the other, whole or not at all. */
export interface RuleChanges {
  /**
   * Edits the file, writes it, has Prometheus load it and looks that it did; if any of that fails, or the caller goes
   * away, the file is as it was. Throws what `edit` throws, V for an expression that Prometheus refuses, D, E.
   */
  apply(
    asked: Asked,
    context: ToolContext,
    edit: (file: RuleFile) => Edit,
  ): Promise<z.input<typeof RuleChange>>;
}

export function createRuleChanges(prometheus: Prometheus): RuleChanges {
  let last: Promise<unknown> = Promise.resolve();

  async function change(asked: Asked, context: ToolContext, edit: (file: RuleFile) => Edit) {
    context.signal.throwIfAborted();
    const file = await openRuleFile(context, 'mayBeNew');
    const { before, after } = edit(file);
    if (asked.reload && after !== undefined && after.expr !== before?.expr) {
      await checkMeaning(after.expr, prometheus, context);
    }
    const said = {
      file: file.path,
      group: asked.group,
      alert: asked.alert,
      before: before === undefined ? null : stringify(before),
      after: after === undefined ? null : stringify(after),
    };
    if (asked.dry_run) return { ...said, written: false, loaded: false };
    await writeRuleFile(file, contentOf(file), context.signal);
    if (!asked.reload) return { ...said, written: true, loaded: false };
    try {
      await prometheus.reload(context);
      await lookLoaded(asked, after !== undefined, file, prometheus, context);
      return { ...said, written: true, loaded: true };
    } catch (error) {
      await putBack(file, prometheus, context, error);
      throw error;
    }
  }

  return {
    apply(asked, context, edit) {
      const turn = last.then(() => change(asked, context, edit));
      last = turn.catch(() => undefined);
      return turn;
    },
  };
}

/** The grammar knows no types: that `rate(up)` needs a range, only Prometheus says. */
async function checkMeaning(expr: string, prometheus: Prometheus, context: ToolContext): Promise<void> {
  try {
    await prometheus.ask({ path: '/api/v1/query', form: { query: expr }, data: z.unknown() }, context);
  } catch (error) {
    if (!(error instanceof ToolFailure) || error.code !== 'E' || error.fields['errorType'] === undefined) {
      throw error;
    }
    if (error.fields['errorType'] === 'bad_data') {
      throw new ToolFailure('V', error.message, { field: 'expr' });
    }
    // It could not be evaluated just now, which says nothing of the rule.
  }
}

/** A file that Prometheus does not read at all also reloads without a complaint. */
async function lookLoaded(
  { group, alert }: Asked,
  wanted: boolean,
  file: RuleFile,
  prometheus: Prometheus,
  context: ToolContext,
): Promise<void> {
  const groups = await loadedGroups(prometheus, context);
  // Prometheus may see the file below another folder, as in a container.
  const ours = groups.filter(
    ({ name, file: seen }) => name === group && baseName(seen) === baseName(file.path),
  );
  const loaded = ours.some(({ rules }) => rules.some(({ name }) => name === alert));
  if (loaded === wanted) return;
  throw new ToolFailure(
    'D',
    wanted
      ? `Prometheus reloaded but does not have the rule: ${file.path} is not one of its rule_files. Add it to rule_files in prometheus.yml, or correct PROMETHEUS_RULES_FILE. The file is as it was.`
      : `Prometheus reloaded but still has ${alert} in ${group}: it reads another file of this name. Correct PROMETHEUS_RULES_FILE. The file is as it was.`,
    { file: file.path, setting: 'PROMETHEUS_RULES_FILE' },
  );
}

function baseName(file: string): string {
  return path.posix.basename(file.replaceAll('\\', '/'));
}

/** Also for a caller that has gone. What fails here is told with what failed before. */
async function putBack(
  file: RuleFile,
  prometheus: Prometheus,
  context: ToolContext,
  cause: unknown,
): Promise<void> {
  const signal = AbortSignal.timeout(ROLLBACK_MS);
  try {
    await writeRuleFile(file, file.before, signal);
  } catch (error) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new ToolFailure(
      'E',
      `${why} And ${file.path} could not be put back as it was: ${error instanceof Error ? error.message : String(error)}. It has the change, which Prometheus may load.`,
      { file: file.path },
    );
  }
  // Prometheus may have taken the change before it failed. When it does not answer, it has its own file to read.
  await prometheus.reload({ ...context, signal }).catch(() => undefined);
}
