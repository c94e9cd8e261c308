import type { Need, Package, Project } from './project.ts';

const REQUIREMENT = /^([^\s()"]+)\s+(v[^\s/]+)(?:\s*\/\/.*)?$/;
const REPLACEMENT = /^(\S+)(?:\s+(v\S+))?\s+=>\s+(\S+)(?:\s+(v\S+))?/;

/**
 * The module that go.mod and go.sum describe. The files name every module of the build (with Go 1.17 and newer), but
 * not which module needs which: the project stands for all of them.
 */
export function goProject(goMod: string, goSum: string | undefined): Project {
  const directives = [...directivesOf(goMod)];
  const of = (verb: string): string[] =>
    directives.filter((one) => one.verb === verb).map(({ rest }) => rest);
  const sums = sumsOf(goSum ?? '');
  const replaced = new Map(
    of('replace').flatMap((line) => {
      const [, from, , to, version] = REPLACEMENT.exec(line) ?? [];
      return from === undefined || to === undefined ? [] : [[from, { to, version }] as const];
    }),
  );
  const required = of('require').flatMap((line) => {
    const [, name, version] = REQUIREMENT.exec(line) ?? [];
    return name === undefined || version === undefined ? [] : [{ name, version }];
  });

  const packages = required.map(({ name, version }) => {
    const other = replaced.get(name);
    const local = other !== undefined && other.version === undefined;
    const actual =
      other?.version === undefined ? { name, version } : { name: other.to, version: other.version };
    return moduleOf(name, actual, sums, local ? other.to : undefined);
  });
  const needs = required.map(({ name, version }): Need => ({
    name,
    range: version,
    kind: 'runtime',
    to: name,
  }));
  const notes = [
    'go.mod and go.sum do not record which module needs which: indirect modules stand as if the project asked for them.',
    ...(goSum === undefined ? ['There is no go.sum: checksums are not known.'] : []),
  ];
  return {
    ecosystem: 'Go',
    name: of('module')[0] ?? 'unnamed',
    isPrivate: false,
    manifest: 'go.mod',
    ...(goSum === undefined ? {} : { lock: 'go.sum' }),
    needs,
    packages,
    notes,
  };
}

function moduleOf(
  id: string,
  actual: { name: string; version: string },
  sums: Map<string, string>,
  folder: string | undefined,
): Package {
  const goSum = sums.get(`${actual.name} ${actual.version}`);
  return {
    id,
    ecosystem: 'Go',
    ...actual,
    kind: 'runtime',
    checksums: [],
    ...(goSum === undefined ? {} : { goSum }),
    ...(folder === undefined ? {} : { source: folder }),
    local: folder !== undefined,
    installScript: false,
    needs: [],
  };
}

/** Single lines and blocks in brackets, without comments of their own; `// indirect` stays. */
function* directivesOf(goMod: string): Generator<{ verb: string; rest: string }> {
  let block = '';
  for (const line of goMod.split(/\r?\n/)) {
    const text = line.trim();
    if (text === '' || text.startsWith('//')) continue;
    if (block !== '') {
      if (text === ')') block = '';
      else yield { verb: block, rest: text };
      continue;
    }
    const space = text.search(/[\s(]/);
    if (space === -1) continue;
    const verb = text.slice(0, space);
    const rest = text.slice(space).trim();
    if (rest === '(') block = verb;
    else yield { verb, rest };
  }
}

function sumsOf(goSum: string): Map<string, string> {
  const lines = goSum.split(/\r?\n/).map((line) => line.trim().split(/\s+/));
  return new Map(
    lines.flatMap(([name, version, sum]) =>
      sum === undefined || version === undefined || version.endsWith('/go.mod')
        ? []
        : [[`${name} ${version}`, sum] as const],
    ),
  );
}
