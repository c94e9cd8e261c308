import type { Offer, OfferSummary, PromptDefinition } from '#contract/inventory.ts';
import type { Server } from '#contract/server.ts';
import type { Text } from '#contract/text.ts';
import type { ToolView } from '#contract/tool.ts';
import type { StoredListing } from '#main/store/listings.ts';
import { isDeceptive } from './deceptive.ts';
import { offerKey } from './search.ts';
import type { Found } from './search.ts';
import type { Study } from './study.ts';

/** Start of a description that a row shows. */
const SUMMARY_CHARS = 200;

/** What a server offers, made ready to be looked up and searched; built once per listing. */
export interface Listing {
  stored: StoredListing;
  tools: ReadonlyMap<string, ToolView>;
  prompts: ReadonlyMap<string, PromptDefinition>;
  /** In the order of the listing, tools first. */
  found: readonly Found[];
  whole: ReadonlyMap<string, Offer>;
  /** Of all its tools. */
  tokens: number;
  warnings: readonly Text[];
}

export function createListing(
  server: Server,
  stored: StoredListing,
  view: (tool: StoredListing['tools'][number]) => ToolView,
  warnings: readonly Text[],
  study: Pick<Study, 'tokens' | 'deceptive'>,
): Listing {
  const found: Found[] = [];
  const whole = new Map<string, Offer>();
  const tools = new Map(stored.tools.map((tool) => [tool.definition.name, view(tool)]));
  let tokens = 0;

  function add(offer: Offer, summary: Described, parameters: readonly string[] = []): void {
    const { name, title, description } = summary;
    const row: OfferSummary = {
      kind: offer.kind,
      server: server.id,
      name,
      deceptive:
        offer.kind === 'tool'
          ? study.deceptive(offer.tool.definition)
          : isDeceptive({ name, titles: [title, summary.label], description }),
      ...(title === undefined ? {} : { title }),
      ...(description === undefined ? {} : { summary: startOf(description) }),
      ...(offer.kind === 'tool' ? { verbs: offer.tool.verbs, tokens: offer.tokens } : {}),
    };
    found.push({ row, fields: fieldsOf(summary, parameters) });
    whole.set(offerKey(offer.kind, name), offer);
  }

  for (const tool of tools.values()) {
    const { definition } = tool;
    const cost = study.tokens(definition);
    tokens += cost;
    const properties = definition.inputSchema['properties'];
    const parameters = typeof properties === 'object' && properties !== null ? Object.keys(properties) : [];
    add({ kind: 'tool', server: server.id, tool, tokens: cost }, definition, parameters);
  }
  for (const prompt of stored.prompts) {
    const names = prompt.arguments.map(({ name }) => name);
    add({ kind: 'prompt', server: server.id, prompt }, prompt, names);
  }
  for (const resource of stored.resources) {
    const { uri, name, title = name, description } = resource;
    add({ kind: 'resource', server: server.id, resource }, { name: uri, title, description, label: name });
  }
  for (const template of stored.templates) {
    const { uriTemplate, name, title = name, description } = template;
    add(
      { kind: 'template', server: server.id, template },
      { name: uriTemplate, title, description, label: name },
    );
  }
  const prompts = new Map(stored.prompts.map((prompt) => [prompt.name, prompt]));
  return { stored, tools, prompts, found, whole, tokens, warnings };
}

interface Described {
  name: string;
  title?: string | undefined;
  description?: string | undefined;
  /** What a resource is called, beside its URI. */
  label?: string;
}

/** Longer texts are searched only so far. */
const SEARCHED_CHARS = 8_000;

function fieldsOf(
  { name, title = '', description = '', label = '' }: Described,
  parameters: readonly string[],
) {
  const lower = (text: string): string => text.slice(0, SEARCHED_CHARS).toLowerCase();
  return {
    name: lower(name),
    title: lower(`${title} ${label}`),
    description: lower(description),
    parameters: lower(parameters.join(' ')),
  };
}

function startOf(description: string): string {
  const start = description.slice(0, SUMMARY_CHARS);
  if (start === description) return start;
  // Never half of a pair.
  return `${start.replace(/[\uD800-\uDBFF]$/, '').trimEnd()}…`;
}
