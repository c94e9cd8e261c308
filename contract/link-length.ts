/** The longest `patchbay:` address that is read. */
export const LONGEST_LINK = 16_384;
