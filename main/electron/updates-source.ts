/**
 * Where this build looks for newer versions of itself, and the key that signed them: part of the source, so that what
 * a build trusts can be read in its commit. Empty: it looks nowhere. Filled in by whoever distributes Patchbay
 * (docs/updates.md).
 */
export const UPDATE_SOURCE = {
  /** Folder of the feed, https. */
  feed: '',
  /** Ed25519, SPKI as base64: what scripts/package/sign-feed.mjs prints. */
  publicKey: '',
};
