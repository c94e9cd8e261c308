import { parseArgs } from 'node:util';
import { text } from '#contract/text.ts';
import type { Text } from '#contract/text.ts';
import { languageOf, terminalLanguages } from '#main/kernel/language.ts';
import { locateHome } from '#main/kernel/locate-home.ts';
import { problemOf } from '#main/kernel/logger.ts';
import { say } from '#main/kernel/say.ts';
import { speak } from '#main/kernel/spoken.ts';
import type { Command, Values } from './command.ts';
import { approvals } from './commands/approvals.ts';
import { audit } from './commands/audit.ts';
import { backup } from './commands/backup.ts';
import { call } from './commands/call.ts';
import { list } from './commands/list.ts';
import { logs } from './commands/logs.ts';
import { run } from './commands/run.ts';
import { serve } from './commands/serve.ts';
import { restart, start, stop } from './commands/servers.ts';
import { status } from './commands/status.ts';
import { createEngineClient } from './engine-client.ts';
import { CommandFailure, EXIT, usageFailure } from './exit.ts';
import { columns, createOutput, word } from './output.ts';
import type { Output } from './output.ts';
import { resources } from './resources.ts';

const COMMANDS: readonly Command[] = [
  status,
  list,
  call,
  start,
  stop,
  restart,
  logs,
  approvals,
  audit,
  backup,
  run,
  serve,
];

process.exitCode = await main(process.argv.slice(2));

/** Resolves to the exit code (GLOSSARY "Outcome"). */
async function main([first, ...rest]: readonly string[]): Promise<number> {
  await speak(languageOf(locateHome().path, terminalLanguages()));
  if (first === '--version') {
    process.stdout.write(`${resources().version}\n`);
    return EXIT.ok;
  }
  const command = COMMANDS.find(({ name }) => name === first);
  if (command === undefined) {
    const asked = first === undefined || ['help', '--help', '-h'].includes(first);
    process[asked ? 'stdout' : 'stderr'].write(help());
    return asked ? EXIT.ok : EXIT.invalid;
  }
  const out = createOutput(command.silent !== true && rest.includes('--json'), process);
  try {
    return await runCommand(command, rest, out);
  } catch (error) {
    if (!(error instanceof CommandFailure)) throw error;
    const { reason, advice, exit } = error;
    if (out.json) out.result({ error: inWords(error) }, () => []);
    out.note(reason);
    if (advice !== undefined) out.note(advice);
    return exit;
  }
}

async function runCommand(command: Command, words: string[], out: Output): Promise<number> {
  const { values, positionals } = read(command, words);
  if (values['help'] === true) {
    process.stdout.write(`${usageOf(command)}\n${word(command.about)}\n`);
    return EXIT.ok;
  }
  const named = values['home'];
  const home = locateHome(typeof named === 'string' ? { ...process.env, PATCHBAY_HOME: named } : process.env);
  await speak(languageOf(home.path, terminalLanguages()));
  const stopped = new AbortController();
  // A silent command passes signals on to what it runs, and leaves our stdio as it was for that.
  if (command.silent !== true) {
    // Whoever reads our output may have seen enough of it.
    process.stdout.on('error', (error: NodeJS.ErrnoException) => {
      process.exit(error.code === 'EPIPE' ? EXIT.ok : EXIT.internal);
    });
    process.on('SIGINT', () => {
      if (stopped.signal.aborted) process.exit(EXIT.cancelled);
      stopped.abort();
    });
  }
  const engine = createEngineClient(home.path);
  try {
    return await command.run({ home, out, values, positionals, engine, signal: stopped.signal });
  } finally {
    engine.close();
  }
}

function read(command: Command, args: string[]): { values: Values; positionals: readonly string[] } {
  const options: Command['options'] = {
    home: { type: 'string' },
    help: { type: 'boolean', short: 'h' },
    ...(command.silent === true ? {} : { json: { type: 'boolean' } }),
    ...command.options,
  };
  let problem: Text | undefined;
  try {
    const parsed = parseArgs({ args, options, allowPositionals: true });
    const { positionals } = parsed;
    const values = parsed.values as Values;
    const { min, max } = command.takes;
    if (values['help'] === true || (positionals.length >= min && positionals.length <= max)) {
      return { values, positionals };
    }
  } catch (error) {
    problem = text('cli.wrongWord', { problem: problemOf(error) });
  }
  throw usageFailure(command, problem);
}

/** For programs: they may show it to people too. */
function inWords({ reason, advice }: CommandFailure) {
  return {
    code: reason.code,
    params: reason.params,
    message: say(reason),
    ...(advice === undefined ? {} : { advice: say(advice) }),
  };
}

function usageOf({ name, usage }: Command): string {
  return `patchbay ${name} ${usage}`.trim();
}

function help(): string {
  const commands = columns(COMMANDS.map(({ name, about }) => [`  ${name}`, word(about)]));
  return [word('cli.about'), '', ...commands, '', word('cli.shared'), ''].join('\n');
}
