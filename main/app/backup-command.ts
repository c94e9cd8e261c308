import { spawn } from 'node:child_process';
import { z } from 'zod';
import { text } from '#contract/text.ts';
import { Text } from '#contract/text.ts';
import { problemOf } from '#main/kernel/logger.ts';
import { RequestFailure } from './dispatch.ts';

export interface BackupCommandParts {
  home: string;
  /** The Node and the command line that ship with Patchbay. */
  node: string;
  cli: string;
}

const Progress = z.object({ done: z.int(), total: z.int() });
const Failed = z.object({ error: Text });

/**
 * Runs `patchbay backup …` in a process of its own: copying a large database would hold this one up for seconds.
 * Resolves to what it says; rejects with RequestFailure when it refuses. `passphrase` goes over its stdin.
 */
export async function runBackupCommand<T extends z.ZodType>(
  { home, node, cli }: BackupCommandParts,
  words: readonly string[],
  said: T,
  {
    passphrase,
    onProgress,
  }: {
    passphrase?: string | undefined;
    onProgress?: (done: number, total: number) => void;
  } = {},
): Promise<z.infer<T>> {
  const args = [cli, 'backup', ...words, '--json', ...(passphrase === undefined ? [] : ['--passphrase'])];
  const child = spawn(node, args, {
    env: { ...process.env, PATCHBAY_HOME: home },
    stdio: ['pipe', 'pipe', 'ignore'],
    windowsHide: true,
  });
  child.stdin.on('error', () => undefined);
  child.stdin.end(passphrase === undefined ? '' : `${passphrase}\n`);
  let result = '';
  let rest = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const progress = line.startsWith('{"done"') ? Progress.safeParse(JSON.parse(line)).data : undefined;
      if (progress === undefined) result += line;
      else onProgress?.(progress.done, progress.total);
    }
  });
  await new Promise<void>((resolve, reject) => {
    child.on('close', () => {
      resolve();
    });
    child.on('error', (error) => {
      reject(new RequestFailure(text('backup.failed', { problem: problemOf(error) })));
    });
  });
  return answerOf(result, said);
}

function answerOf<T extends z.ZodType>(printed: string, said: T): z.infer<T> {
  let answer: unknown;
  try {
    answer = JSON.parse(printed);
  } catch {
    throw new RequestFailure(text('backup.failed', { problem: 'it ended without an answer' }));
  }
  const failed = Failed.safeParse(answer);
  if (failed.success) throw new RequestFailure(failed.data.error);
  return said.parse(answer);
}
