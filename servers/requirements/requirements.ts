/** One line of a requirements file or of project.dependencies (PEP 508). */
export interface Requirement {
  name: string;
  range: string;
  /** When the range is exactly one version. */
  version?: string;
  hashes: string[];
  /** A URL or a version control address instead of a version. */
  source?: string;
}

const NAME = /^([A-Za-z0-9][A-Za-z0-9._-]*)\s*(?:\[[^\]]*\])?\s*/;

/** Undefined when the line is no requirement. Markers are left out: it is needed somewhere. */
export function requirementOf(line: string): Requirement | undefined {
  const hashes = [...line.matchAll(/--hash[= ](\w+:[0-9a-f]+)/g)].flatMap(([, hash]) => hash ?? []);
  const text = line.replaceAll(/\s--hash[= ]\S+/g, '').trim();
  const name = NAME.exec(text);
  if (name?.[1] === undefined) return undefined;
  const rest = text.slice(name[0].length);
  if (rest.startsWith('@')) {
    const source = rest.slice(1).trim().split(/\s/)[0] ?? '';
    return { name: name[1], range: '', hashes, source };
  }
  const range = (rest.split(';')[0] ?? '').trim().replace(/^\((.*)\)$/, '$1');
  const version = /^={2,3}\s*([^\s,*]+)$/.exec(range)?.[1];
  return { name: name[1], range, hashes, ...(version === undefined ? {} : { version }) };
}

/** What a requirements file asks for: its lines, the files that it includes, and what we do not read. */
export interface RequirementsFile {
  requirements: Requirement[];
  includes: string[];
  unread: string[];
}

export function parseRequirements(content: string): RequirementsFile {
  const result: RequirementsFile = { requirements: [], includes: [], unread: [] };
  // A backslash at the end of a line continues it; a comment starts the line or follows a blank.
  for (const raw of content.replaceAll(/\\\r?\n/g, ' ').split(/\r?\n/)) {
    const line = raw.replace(/(^|\s)#.*$/, '').trim();
    if (line === '') continue;
    const include = /^(?:-r|--requirement|-c|--constraint)[\s=]*(\S+)$/.exec(line);
    const found = line.startsWith('-') ? undefined : requirementOf(line);
    if (include?.[1] !== undefined) result.includes.push(include[1]);
    else if (found !== undefined) result.requirements.push(found);
    else result.unread.push(line);
  }
  return result;
}
