import { invisibleIn, lookAlikes } from '#contract/invisible.ts';

/** Texts of a definition that a person goes by. */
export interface Reads {
  /** Name, URI or template. */
  name: string;
  titles: readonly (string | undefined)[];
  description: string | undefined;
}

/**
 * Whether somebody who reads a definition sees something else than a model does: characters that do not show, or a word
 * of its name or title that mixes letters of scripts which look alike.
 */
export function isDeceptive({ name, titles, description }: Reads): boolean {
  const shown = titles.filter((title) => title !== undefined);
  return (
    name.search(invisibleIn('word')) >= 0 ||
    [...shown, description ?? ''].some((text) => text.search(invisibleIn('prose')) >= 0) ||
    [name, ...shown].some((text) => lookAlikes(text).length > 0)
  );
}
