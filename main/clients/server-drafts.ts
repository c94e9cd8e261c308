import type { z } from 'zod';
import { ServerDraft } from '#contract/server.ts';
import type { ParsedServers, StdioLaunch } from '#contract/server.ts';
import { text } from '#contract/text.ts';
import type { FoundServer } from './found-server.ts';
import { launchWarnings } from './launch-warnings.ts';
import { createSecretNames } from './secret-names.ts';
import { isExample, looksSecret } from './secret-guess.ts';
import { freeServerId, slugOfCommand, slugOfName } from './server-name.ts';
import { shown } from './shown.ts';

const VARIABLE = /^(?!__proto__$)[A-Za-z_][A-Za-z0-9_]*$/;
const INPUT = /\$\{input:([^{}]+)\}/g;

/** Turns what was found into drafts that fit the contract, and says of each what stands in the way. */
export interface ServerDrafts {
  add(found: FoundServer): void;
}

/** `taken`: ids of servers that exist. `referenced`: secrets that the paste refers to by name already. */
export function createServerDrafts(
  into: ParsedServers,
  taken: (id: string) => boolean,
  referenced: readonly string[],
): ServerDrafts {
  const ids = new Set<string>();
  const newSecretName = createSecretNames(referenced);
  const inputNames = new Map<string, string>();

  return {
    add(found) {
      const name = found.name?.trim() ?? '';
      const slug = slugOfName(name) || slugOfCommand(found.command, found.args);
      const title = name || slug || 'server';
      const label = shown(title);
      const launch = launchOf(found, label);
      const id = freeServerId(slug, (each) => ids.has(each) || taken(each));
      if (id === undefined) {
        into.problems.push(text('paste.noFreeName', { server: label }));
        return;
      }
      const parsed = ServerDraft.safeParse({ id, title, launch });
      const nul = fieldWithNul(launch);
      if (!parsed.success) into.problems.push(misfit(parsed.error, label));
      else if (nul !== undefined) into.problems.push(text('paste.nul', { server: label, field: nul }));
      else {
        ids.add(id);
        into.drafts.push(parsed.data);
        into.problems.push(...launchWarnings(launch, label));
        hint(parsed.data, label);
      }
    },
  };

  function launchOf(found: FoundServer, label: string): StdioLaunch {
    const env: Record<string, string> = {};
    for (const [variable, value] of found.env) {
      if (VARIABLE.test(variable)) env[variable] = withInputs(found, variable, value, label);
      else into.problems.push(text('paste.variableName', { server: label, variable: shown(variable) }));
    }
    const { command, args, cwd } = found;
    return { type: 'stdio', command, args, ...(cwd === undefined ? {} : { cwd }), env };
  }

  /** Passwords that VS Code would ask for come from the keychain here; only variables can take them from there. */
  function withInputs(found: FoundServer, variable: string, value: string, label: string): string {
    return value.replaceAll(INPUT, (written, id: string) => {
      if (found.passwordInputs?.has(id) !== true) return written;
      const name = inputNames.get(id) ?? newSecretName(id);
      inputNames.set(id, name);
      into.problems.push(text('paste.secretToStore', { server: label, variable: shown(variable), name }));
      return `\${secret:${name}}`;
    });
  }

  function hint({ id, launch }: ServerDraft, label: string): void {
    for (const [variable, value] of Object.entries(launch.env)) {
      if (looksSecret(variable, value))
        into.secrets.push({ server: id, variable, name: newSecretName(variable) });
      else if (isExample(variable, value))
        into.problems.push(text('paste.exampleValue', { server: label, variable: shown(variable) }));
    }
  }
}

function misfit(error: z.ZodError, label: string): ReturnType<typeof text> {
  const issue = error.issues[0];
  const field = issue?.path.filter((part) => part !== 'launch').join('.') ?? '';
  return text('paste.doesNotFit', {
    server: label,
    field: shown(field || 'server'),
    problem: issue?.message ?? '',
  });
}

/** Programs get their arguments as C strings, which end at a NUL. */
function fieldWithNul({ command, args, cwd, env }: StdioLaunch): string | undefined {
  if (command.includes('\0')) return 'command';
  if (cwd?.includes('\0') === true) return 'cwd';
  const at = args.findIndex((arg) => arg.includes('\0'));
  if (at !== -1) return `args.${at}`;
  const variable = Object.keys(env).find((name) => env[name]?.includes('\0') === true);
  return variable === undefined ? undefined : shown(`env.${variable}`);
}
