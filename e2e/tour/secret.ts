/** Looks like a key, and opens nothing. */
export const SECRET = 'sk-live-0123456789abcdef01234567';
