import type { Offer } from '#contract/inventory.ts';
import type { JsonObject } from '#contract/json.ts';

/** What an offer says of itself, whatever its kind. */
export interface OfferWords {
  name: string;
  title?: string;
  description?: string;
  annotations?: JsonObject;
  mimeType?: string;
  size?: number;
}

export function wordsOf(offer: Offer): OfferWords {
  switch (offer.kind) {
    case 'tool':
      return offer.tool.definition;
    case 'prompt':
      return offer.prompt;
    case 'resource':
      return {
        ...offer.resource,
        name: offer.resource.uri,
        title: offer.resource.title ?? offer.resource.name,
      };
    case 'template':
      return {
        ...offer.template,
        name: offer.template.uriTemplate,
        title: offer.template.title ?? offer.template.name,
      };
  }
}
