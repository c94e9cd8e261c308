import type { z } from 'zod';
import { RemoteLaunch } from '#contract/launch.ts';
import type { Launch } from '#contract/launch.ts';
import { ServerDraft } from '#contract/server.ts';
import type { ParsedServers } from '#contract/server.ts';
import { text } from '#contract/text.ts';
import type { FoundCommand, FoundServer, FoundUrl } from './found-server.ts';
import { launchWarnings } from './launch-warnings.ts';
import { createSecretNames } from './secret-names.ts';
import { behindScheme, isExample, looksSecret } from './secret-guess.ts';
import { freeServerId, slugOfCommand, slugOfName } from './server-name.ts';
import { shown } from './shown.ts';
import { nameOfUrl } from './url-server.ts';

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
      const slug = slugOfName(name) || slugOf(found);
      const title = name || slug || 'server';
      const label = shown(title);
      const launch = found.by === 'url' ? remoteOf(found, label) : stdioOf(found, label);
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

  function stdioOf(found: FoundCommand, label: string): Launch {
    const env: Record<string, string> = {};
    for (const [variable, value] of found.env) {
      if (VARIABLE.test(variable)) env[variable] = withInputs(found, variable, value, label);
      else into.problems.push(text('paste.variableName', { server: label, variable: shown(variable) }));
    }
    const { command, args, cwd } = found;
    return { type: 'stdio', command, args, ...(cwd === undefined ? {} : { cwd }), env };
  }

  function remoteOf(found: FoundUrl, label: string): Launch {
    const headers = new Map<string, [name: string, value: string]>();
    for (const [header, written] of found.headers) {
      const value = withInputs(found, header, written, label);
      const problem = problemWithHeader(header, value);
      if (problem === undefined) headers.set(header.toLowerCase(), [header, value]);
      else {
        const params = { server: label, header: shown(header), problem };
        into.problems.push(text('paste.headerRefused', params));
      }
    }
    const { type, url } = found;
    return { type, url, headers: Object.fromEntries(headers.values()) };
  }

  /** Passwords that VS Code would ask for come from the keychain here; only variables and headers can take them from there. */
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
    const remote = launch.type !== 'stdio';
    for (const [variable, whole] of Object.entries(remote ? launch.headers : launch.env)) {
      const value = remote ? behindScheme(whole) : whole;
      if (looksSecret(variable, value)) {
        // Headers are called the same everywhere, so that the server is part of the name.
        const name = newSecretName(remote ? `${id}_${variable}` : variable);
        into.secrets.push({ server: id, variable, name, ...(value === whole ? {} : { value }) });
      } else if (isExample(variable, value)) {
        into.problems.push(text('paste.exampleValue', { server: label, variable: shown(variable) }));
      }
    }
  }
}

function slugOf(found: FoundServer): string {
  return found.by === 'url' ? slugOfName(nameOfUrl(found.url)) : slugOfCommand(found.command, found.args);
}

/** Why this header cannot be kept, in the words of the contract. */
function problemWithHeader(header: string, value: string): string | undefined {
  if (header === '__proto__') return 'is not a name for a header';
  const issue = RemoteLaunch.shape.headers.safeParse({ [header]: value }).error?.issues[0];
  return issue?.code === 'invalid_key' ? (issue.issues[0]?.message ?? issue.message) : issue?.message;
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
function fieldWithNul(launch: Launch): string | undefined {
  if (launch.type !== 'stdio') return undefined;
  const { command, args, cwd, env } = launch;
  if (command.includes('\0')) return 'command';
  if (cwd?.includes('\0') === true) return 'cwd';
  const at = args.findIndex((arg) => arg.includes('\0'));
  if (at !== -1) return `args.${at}`;
  const variable = Object.keys(env).find((name) => env[name]?.includes('\0') === true);
  return variable === undefined ? undefined : shown(`env.${variable}`);
}
