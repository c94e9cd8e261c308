/** The part of keytar that is used here. */
export interface Vault {
  getPassword(service: string, account: string): Promise<string | null>;
  setPassword(service: string, account: string, password: string): Promise<void>;
  deletePassword(service: string, account: string): Promise<boolean>;
  findCredentials(service: string): Promise<{ account: string; password: string }[]>;
}

/** Rejects when its binary cannot be loaded. */
export async function loadKeytar(): Promise<Vault> {
  const { default: keytar } = await import('keytar');
  return keytar;
}

/**
 * Asks the keychain for what nobody keeps there. The first question of a process finds the keychain, wakes it and
 * agrees on a cipher: a start that does this ahead does not wait for it later. Never rejects: whoever asks in earnest
 * hears what is wrong.
 */
export async function meetKeychain(): Promise<void> {
  try {
    const keytar = await loadKeytar();
    await keytar.getPassword('patchbay', 'nothing');
  } catch {
    // Said later.
  }
}
