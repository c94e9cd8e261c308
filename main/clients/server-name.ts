import { ServerId } from '#contract/ids.ts';

const LONGEST = 64;
const MOST_TRIES = 1000;
/** What a server is called stands early in its command line. */
const MOST_ARGS = 50;

/** Programs that run another one, which gives the server its name. */
const RUNNERS =
  /^(?:npx|bunx|pnpx|uvx|pipx|npm|pnpm|yarn|bun|uv|node|nodejs|deno|tsx|ts-node|python[\d.]*|py|docker|podman|env|cmd|sudo)$/;
const WITH_SUBCOMMANDS = /^(?:npm|pnpm|yarn|bun|uv|pipx|deno|docker|podman|cmd)$/;
const SUBCOMMANDS = /^(?:run|exec|x|dlx|tool|start|container|\/c)$/i;
const WITH_VALUE =
  /^(?:--(?:from|directory|project|package|with|python|env|env-file|volume|mount|name|network|user|entrypoint|workdir|publish|platform|pull|registry|require|import|prefix)|-[pevuwrCl])$/;
/** Says nothing of the server: its folder or scope does. */
const GENERIC =
  /^(?:index|main|server|cli|app|run|start|dist|build|src|bin|out|lib|mcp|mcp-server|server-mcp|__main__)?$/;
const EXTENSION = /\.(?:[cm]?[jt]s|py|exe|cmd|bat|sh|jar|git|rb|php|dll)$/i;

/** Slug of what a client calls a server; empty when nothing in it can stand in a slug. */
export function slugOfName(name: string): string {
  return slug(name.split('/').findLast((part) => slug(part) !== '') ?? '');
}

/** Slug for a server that has only a command: `npx -y @scope/server-foo@1.2` gives `foo`; empty when there is none. */
export function slugOfCommand(command: string, args: readonly string[]): string {
  return slugOfTarget(targetOf(command, args.slice(0, MOST_ARGS)) ?? command);
}

/** What is run in the end: the program itself, or what its runner is told to run. */
function targetOf(command: string, args: readonly string[]): string | undefined {
  const file = command.split(/[\\/]/).at(-1) ?? '';
  const program = file.replace(/\.(?:exe|cmd|bat)$/i, '').toLowerCase();
  if (!RUNNERS.test(program)) return command;
  const subcommands = WITH_SUBCOMMANDS.test(program);
  for (let index = 0; index < args.length; index += 1) {
    const arg = args[index] ?? '';
    if (WITH_VALUE.test(arg)) index += 1;
    else if (subcommands && SUBCOMMANDS.test(arg)) continue;
    else if (!arg.startsWith('-') && !/^\w+=/.test(arg)) return targetOf(arg, args.slice(index + 1)) ?? arg;
  }
  return undefined;
}

function slugOfTarget(target: string): string {
  const parts = target.slice(0, 4096).split(/[\\/]/).map(withoutVersion).map(slug);
  const part = parts.findLast((each) => !GENERIC.test(each)) ?? parts.at(-1) ?? '';
  return part.replace(/^(?:mcp-server-|server-)(?=.)/, '').replace(/(?<=.)-mcp(?:-server)?$/, '');
}

function withoutVersion(part: string): string {
  return part.replace(/(?<=.)(?:@|==|>=|<=|~=|:|\[).*$/s, '').replace(EXTENSION, '');
}

function slug(value: string): string {
  return value
    .slice(0, 4096)
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, LONGEST)
    .replace(/-$/, '');
}

/** A valid id made from a slug, with -2, -3 ... when it is in use; undefined when no try was free. */
export function freeServerId(base: string, used: (id: string) => boolean): ServerId | undefined {
  for (let n = 1; n <= MOST_TRIES; n += 1) {
    const end = n === 1 ? '' : `-${n}`;
    const id = `${(base || 'server').slice(0, LONGEST - end.length)}${end}`;
    if (ServerId.safeParse(id).success && !used(id)) return id;
  }
  return undefined;
}
