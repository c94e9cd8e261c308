import type { CallKind } from '#contract/call.ts';
import type { ServerId } from '#contract/ids.ts';
import type { Offer, OfferKind, PromptDefinition } from '#contract/inventory.ts';
import type { Json, JsonObject } from '#contract/json.ts';
import { expandTemplate, templateSchema } from './uri-template.ts';

/** An offer as something that can be asked of its server: under which name, with which arguments. */
export interface Callable {
  /** Tells it from all others. */
  key: string;
  offer: OfferKind;
  kind: CallKind;
  server: ServerId;
  /** As the server gave it: the name of a tool or prompt, a URI, a URI template. */
  name: string;
  schema: JsonObject;
}

export function callableOf(offer: Offer): Callable {
  const parts = partsOf(offer);
  const key = `${offer.kind} ${offer.server} ${parts.name}`;
  return { key, offer: offer.kind, server: offer.server, ...parts };
}

/** What is called: only a template's name depends on its arguments. */
export function calledName({ offer, name }: Callable, args: JsonObject): string {
  return offer === 'template' ? expandTemplate(name, args) : name;
}

function partsOf(offer: Offer): Pick<Callable, 'name' | 'kind' | 'schema'> {
  switch (offer.kind) {
    case 'tool':
      return { kind: 'tool', name: offer.tool.ref.name, schema: offer.tool.definition.inputSchema };
    case 'prompt':
      return { kind: 'prompt', name: offer.prompt.name, schema: promptSchema(offer.prompt) };
    case 'resource':
      return { kind: 'resource', name: offer.resource.uri, schema: { type: 'object' } };
    case 'template':
      return {
        kind: 'resource',
        name: offer.template.uriTemplate,
        schema: templateSchema(offer.template.uriTemplate),
      };
  }
}

/** The arguments of a prompt are texts (MCP server/prompts). */
function promptSchema({ arguments: list }: PromptDefinition): JsonObject {
  const properties = list.map(({ name, title, description }): [string, Json] => [
    name,
    { type: 'string', ...(title && { title }), ...(description && { description }) },
  ]);
  return {
    type: 'object',
    properties: Object.fromEntries(properties),
    required: list.filter((one) => one.required === true).map((one) => one.name),
    additionalProperties: false,
  };
}
