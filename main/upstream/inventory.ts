import type { PromptDefinition, ResourceDefinition, TemplateDefinition } from '#contract/inventory.ts';
import { text } from '#contract/text.ts';
import type { Text } from '#contract/text.ts';
import type { ToolDefinition } from '#contract/tool.ts';
import { readList } from './loose-list.ts';
import type { ListSpec } from './loose-list.ts';
import { promptList, resourceList, templateList, toolList } from './offer-lists.ts';
import type { Session } from './session.ts';

/** Which lists a server says it has. */
export interface Claims {
  tools: boolean;
  prompts: boolean;
  resources: boolean;
}

/** What a server offers, read loosely. A list that it does not claim is empty. */
export interface Inventory {
  claims: Claims;
  tools: ToolDefinition[];
  /** Absent: still being read, so what was known before holds until `later`. */
  rest?: { prompts: PromptDefinition[]; resources: ResourceDefinition[]; templates: TemplateDefinition[] };
  /** What was dropped or cut, for the person who runs the server. */
  warnings: Text[];
  /** The whole, when it could not be waited for. */
  later?: Promise<Inventory>;
}

const MOST_WARNINGS = 50;
/** Tools wait this long for the other lists, so that a server is usually told of once. */
const GRACE_MS = 2_000;

/**
 * Asks for all lists at once. Tools are never kept waiting for a prompt or resource list that hangs: those follow as
 * `later`. All within `deadlineMs`; never rejects.
 */
export async function listInventory(
  session: Pick<Session, 'request'>,
  claims: Claims,
  deadlineMs: number,
  signal: AbortSignal,
): Promise<Inventory> {
  const warnings = createWarnings();
  const read = <T>(claimed: boolean, spec: ListSpec<T>): Promise<T[]> =>
    claimed ? readList(session, spec, { deadlineMs, signal }, warnings.add) : Promise.resolve([]);

  const toolsRead = read(claims.tools, toolList);
  const restRead = Promise.all([
    read(claims.prompts, promptList),
    read(claims.resources, resourceList),
    read(claims.resources, templateList),
  ]).then(([prompts, resources, templates]) => ({ prompts, resources, templates }));

  const tools = await toolsRead;
  const whole = restRead.then((rest): Inventory => ({ claims, tools, rest, warnings: warnings.all() }));
  let timer: NodeJS.Timeout | undefined;
  const grace = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, GRACE_MS, undefined);
  });
  const inventory = await Promise.race([whole, grace]);
  clearTimeout(timer);
  return inventory ?? { claims, tools, warnings: warnings.all(), later: whole };
}

function createWarnings(): { add: (warning: Text) => void; all: () => Text[] } {
  const kept: Text[] = [];
  let more = 0;
  return {
    add(warning) {
      if (kept.length < MOST_WARNINGS) kept.push(warning);
      else more++;
    },
    all: () => (more === 0 ? [...kept] : [...kept, text('catalog.moreWarnings', { count: more })]),
  };
}
