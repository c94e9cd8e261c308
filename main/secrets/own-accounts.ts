/** Account in the keychain of the key that the memory is sealed with; no `${secret:NAME}` can name it. */
export const MEMORY_ACCOUNT = 'memory-key';
