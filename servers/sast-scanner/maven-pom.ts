/** An element of XML: its children by name, in order, and its text. */
interface Element {
  name: string;
  text: string;
  children: Element[];
}

export interface MavenDependency {
  /** groupId:artifactId, as OSV and Maven Central name it. */
  name: string;
  /** Absent when another file (a parent, an imported bill of materials) decides it. */
  version?: string;
  scope: string;
}

export interface Pom {
  dependencies: MavenDependency[];
  licences: string[];
}

const TOKEN =
  /<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<\?[\s\S]*?\?>|<!(?:[^>"']|"[^"]*"|'[^']*')*>|<(\/?)([\w:.-]+)((?:[^>"']|"[^"]*"|'[^']*')*?)(\/?)>|([^<]+)/g;
const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
const MAX_PROPERTY_DEPTH = 5;

/** What a pom.xml states itself; declarations of entities are not read. Undefined when it is no project. */
export function parsePom(text: string): Pom | undefined {
  const project = parseXml(text).children.find(({ name }) => name === 'project');
  if (project === undefined) return undefined;
  const properties = new Map(
    (child(project, 'properties')?.children ?? []).map((one) => [one.name, one.text.trim()]),
  );
  for (const name of ['groupId', 'artifactId', 'version']) {
    const own = child(project, name) ?? child(child(project, 'parent'), name);
    if (own !== undefined) properties.set(`project.${name}`, own.text.trim());
  }
  const managed = new Map(
    declared(child(child(project, 'dependencyManagement'), 'dependencies'), properties).map((one) => [
      one.name,
      one,
    ]),
  );
  const dependencies = declared(child(project, 'dependencies'), properties).map((one) => {
    const version = one.version ?? managed.get(one.name)?.version;
    return version === undefined ? one : { ...one, version };
  });
  const licences = (child(project, 'licenses')?.children ?? []).flatMap(
    (one) => child(one, 'name')?.text.trim() ?? [],
  );
  return { dependencies, licences };
}

function declared(list: Element | undefined, properties: ReadonlyMap<string, string>): MavenDependency[] {
  return (list?.children ?? []).flatMap((one) => {
    const value = (name: string): string | undefined => {
      const text = child(one, name)?.text.trim();
      return text === undefined || text === '' ? undefined : filled(text, properties, 0);
    };
    const [group, artifact, version] = [value('groupId'), value('artifactId'), value('version')];
    if (group === undefined || artifact === undefined) return [];
    // A range or a property of a parent is no version.
    const exact = version === undefined || /[[(,${]/.test(version) ? {} : { version };
    return { name: `${group}:${artifact}`, scope: value('scope') ?? 'compile', ...exact };
  });
}

function filled(text: string, properties: ReadonlyMap<string, string>, depth: number): string {
  if (depth > MAX_PROPERTY_DEPTH) return text;
  return text.replaceAll(/\$\{([^}]+)\}/g, (whole: string, name: string) => {
    const value = properties.get(name);
    return value === undefined ? whole : filled(value, properties, depth + 1);
  });
}

function child(element: Element | undefined, name: string): Element | undefined {
  return element?.children.find((one) => one.name === name);
}

/** A tree of elements without attributes, as much of XML as build files use. */
function parseXml(text: string): Element {
  const root: Element = { name: '', text: '', children: [] };
  const open = [root];
  for (const [, cdata, closing, name, , empty, words] of text.matchAll(TOKEN)) {
    const current = open.at(-1) ?? root;
    if (cdata !== undefined) current.text += cdata;
    else if (words !== undefined) current.text += unescaped(words);
    else if (name !== undefined && closing === '/') {
      if (current.name === name && open.length > 1) open.pop();
    } else if (name !== undefined) {
      const element: Element = { name, text: '', children: [] };
      current.children.push(element);
      if (empty !== '/') open.push(element);
    }
  }
  return root;
}

function unescaped(text: string): string {
  return text.replaceAll(/&(\w+);/g, (whole: string, name: string) =>
    Object.hasOwn(ENTITIES, name) ? (ENTITIES[name] ?? whole) : whole,
  );
}
