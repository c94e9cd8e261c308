import type { Resource as ListedResource, ResourceTemplateType } from '@modelcontextprotocol/server';
import type { ToolContext } from './tool.ts';
import { createUriTemplate } from './uri-template.ts';

/** A resource, or a kind of them, as its author writes it. */
type ResourceSpec = {
  name: string;
  title: string;
  description: string;
  mimeType: string;
  /** The text or bytes of `uri`; throws a ToolFailure, N when there is no such thing. */
  read(
    context: ToolContext,
    asked: { uri: string; variables: Record<string, string> },
  ): Promise<string | Uint8Array>;
} & ({ uri: string } | { /** RFC 6570, simple `{name}` alone: `logs://{pod}`. */ uriTemplate: string });

/** A resource as the server serves it; which of the two lists has it is said by `listed`. */
export interface Resource {
  listed: { resource: ListedResource } | { template: ResourceTemplateType };
  mimeType: string;
  /** The variables of its address, or undefined when it is another's. */
  match(uri: string): Record<string, string> | undefined;
  read: ResourceSpec['read'];
}

export function defineResource(spec: ResourceSpec): Resource {
  const { name, title, description, mimeType, read } = spec;
  const said = { name, title, description, mimeType };
  if ('uri' in spec) {
    const { uri } = spec;
    return {
      listed: { resource: { uri, ...said } },
      mimeType,
      match: (asked) => (asked === uri ? {} : undefined),
      read,
    };
  }
  const { uriTemplate } = spec;
  return {
    listed: { template: { uriTemplate, ...said } },
    mimeType,
    match: createUriTemplate(uriTemplate),
    read,
  };
}
