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
