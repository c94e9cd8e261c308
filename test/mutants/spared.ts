import type { Mutant } from './mutants.ts';

/** A fault that no test can notice, and why that is no hole. */
interface Spared {
  /** Of main/guard. */
  source: string;
  /** The line it is in; undefined: any of the function. */
  code?: string;
  /** The function it is in; undefined: any. */
  inside?: string;
  /** Undefined: whatever could be faulty there. */
  was?: string;
  is?: string;
  why: string;
}

const WINDOWS = 'on Windows alone it is something else';
const SYSTEM = 'the system throws errors with a code and nothing else';

export const SPARED: readonly Spared[] = [
  {
    source: 'path-jail',
    code: 'if (path.dirname(probe) === probe) return { real: probe, rest, obstacle };',
    is: 'false',
    why: 'the root of a file system has a real path; only a drive of Windows can be missing',
  },
  {
    source: 'path-jail',
    code: "const errno = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';",
    why: SYSTEM,
  },
  { source: 'regular-file', code: 'const NO_FOLLOW = constants.O_NOFOLLOW ?? 0;', why: WINDOWS },
  { source: 'regular-file', code: 'const NON_BLOCK = constants.O_NONBLOCK ?? 0;', why: WINDOWS },
  {
    source: 'regular-file',
    code: 'for await (const chunk of handle.createReadStream({ end: maxBytes, autoClose: false, signal })) {',
    why: 'the handle is closed by the stream or right after it',
  },
  {
    source: 'regular-file',
    code: 'const handle = await open(file, constants.O_RDONLY | NO_FOLLOW | NON_BLOCK);',
    was: 'constants.O_RDONLY | NO_FOLLOW',
    why: 'a second lock: assertUnmoved refuses a symlink too',
  },
  {
    source: 'regular-file',
    code: 'const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | NO_FOLLOW;',
    was: 'constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | NO_FOLLOW',
    why: 'O_EXCL follows no symlink either',
  },
  {
    source: 'regular-file',
    code: 'const handle = await open(temporary, flags, before === undefined ? 0o666 : 0o600);',
    is: 'true',
    why: 'its own permissions are set before a byte is written',
  },
  { source: 'regular-file', code: 'await handle.sync();', why: 'only a power failure would show it' },
  {
    source: 'regular-file',
    inside: 'ignoreMissing',
    why: 'what else keeps it from being looked at keeps it from being written too, with the same code',
  },
  {
    source: 'egress',
    code: 'destinations.add({ host, purpose, verdict, ...(address === undefined ? {} : { address }) });',
    is: 'false',
    why: 'whether what is not known is named or left out',
  },
  {
    source: 'egress',
    code: 'response.body.dump().catch(() => undefined);',
    why: 'only so that the connection can be used again',
  },
  {
    source: 'tree',
    code: 'const grouped = groupLives ? [...all.values()].filter(({ group }) => group === leader) : [];',
    was: 'groupLives',
    is: 'true',
    why: 'only a stranger with the same number would show it, and numbers come back after a full round',
  },
  {
    source: 'tree',
    code: "execFile('taskkill', args, { windowsHide: true }, () => {",
    was: 'true',
    why: WINDOWS,
  },
  { source: 'exec', code: 'windowsHide: true,', why: WINDOWS },
  {
    source: 'exec',
    code: "child.on('error', () => undefined);",
    why: 'a second lock: Node says so only of what is not done here',
  },
  {
    source: 'exec',
    code: 'const problem = error instanceof Error ? error.message : String(error);',
    why: SYSTEM,
  },
  {
    source: 'exec',
    code: "const errno = error instanceof Error && 'code' in error ? String(error.code) : 'UNKNOWN';",
    why: SYSTEM,
  },
  {
    source: 'exec',
    code: "if ((await tree.signal('SIGTERM')) === 0) return;",
    is: 'false',
    why: 'what follows finds nobody either',
  },
  { source: 'exec', code: 'patience.abort();', why: 'only an idle timer' },
  { source: 'exec', code: 'watch.abort();', why: 'only an idle timer and listener' },
  {
    source: 'exec',
    code: "while ((await tree.signal('SIGKILL')) > 0) await delay(20);",
    was: 'await delay(20);',
    why: 'only how often it is looked',
  },
  {
    source: 'exec',
    inside: 'exitCodeOf',
    was: 'signalCode === null',
    is: 'false',
    why: 'of a program that has ended there is one or the other',
  },
  {
    source: 'capture',
    code: 'if (part.length > 0) kept[name].push(part);',
    why: 'an empty piece adds nothing',
  },
  {
    source: 'process-table',
    code: 'if (open >= MOST_OPEN) await new Promise<void>((turn) => turns.push(turn));',
    why: 'how many files are open at a time; that all have their turn is tested',
  },
  {
    source: 'program',
    code: "const search = Object.entries(env).find(([key]) => (windows ? key.toUpperCase() : key) === 'PATH')?.[1];",
    was: 'windows',
    why: WINDOWS,
  },
  {
    source: 'program',
    code: "const endings = windows && !/\\.(?:exe|com)$/i.test(name) ? ['.exe', '.com'] : [''];",
    why: WINDOWS,
  },
  {
    source: 'inherited-environment',
    code: "const upper = process.platform === 'win32' ? name.toUpperCase() : name;",
    is: 'false',
    why: WINDOWS,
  },
  {
    source: 'process-table',
    code: 'names.filter((name) => /^\\d+$/.test(name)),',
    why: 'what else is in /proc has no file stat of that form',
  },
  { source: 'tree', code: 'groupLives = grouped.length > 0;', is: '>=', why: 'as of groupLives above' },
  {
    source: 'tree',
    code: 'while (known.some(({ pid, startTime }) => alive(pid, startTime)));',
    why: 'only how often everything is looked through',
  },
  {
    source: 'tree',
    code: 'else if (found.length > 0) send(target, signal);',
    why: 'nobody is there to be signalled',
  },
];

/** Whether this one is meant; `source` is the path of the file. */
export function isMeant(spared: Spared, source: string, mutant: Mutant): boolean {
  const { code = mutant.code, inside = mutant.inside, was = mutant.was, is = mutant.is } = spared;
  return (
    source === `main/guard/${spared.source}.ts` &&
    code === mutant.code &&
    inside === mutant.inside &&
    was === mutant.was &&
    is === mutant.is
  );
}
