import { loadKeytar } from '#main/secrets/keytar.ts';

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
