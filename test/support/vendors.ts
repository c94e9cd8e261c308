import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ProviderDraft } from '#contract/chat/provider.ts';
import { createEgressFetch } from '#main/chat/egress-fetch.ts';
import { createProviders } from '#main/chat/providers.ts';
import type { Providers } from '#main/chat/providers.ts';
import { createEgress } from '#main/guard/egress.ts';
import { createLogger } from '#main/kernel/logger.ts';
import { createKeychain } from '#main/secrets/keychain.ts';
import { createRedactor } from '#main/secrets/redaction.ts';
import { openDatabase } from '#main/store/database.ts';
import { appMigrations } from '#main/store/migrations/app.ts';
import { createProviderRows } from '#main/store/providers.ts';
import { startVendor } from '../fixtures/models/vendors/vendor-server.ts';
import type { VendorServer } from '../fixtures/models/vendors/vendor-server.ts';
import * as bedrock from '../fixtures/models/vendors/bedrock.ts';
import * as chat from '../fixtures/models/vendors/chat-vendors.ts';
import * as responses from '../fixtures/models/vendors/responses-vendors.ts';
import { google } from '../fixtures/models/vendors/google.ts';
import { mistral } from '../fixtures/models/vendors/mistral.ts';
import type { Vendor } from '../fixtures/models/vendors/vendor.ts';
import { says } from '../fixtures/models/script.ts';

const VENDOR_KEY = 'scripted-key-of-a-vendor-0815';

/** A provider as somebody adds it, and the vendor that is at its address. */
interface VendorCase {
  vendor: Vendor;
  draft: Pick<ProviderDraft, 'kind' | 'baseUrl' | 'region' | 'accessKeyId' | 'resource' | 'apiVersion'>;
  model: string;
  /** Local ones want none. */
  key: string | null;
}

const keyed = (vendor: Vendor, draft: VendorCase['draft'], model: string): VendorCase => ({
  vendor,
  draft,
  model,
  key: VENDOR_KEY,
});

export const VENDORS: Record<string, VendorCase> = {
  OpenAI: keyed(responses.openai, { kind: 'openai' }, 'gpt-scripted'),
  Google: keyed(google, { kind: 'google' }, 'gemini-scripted'),
  Mistral: keyed(mistral, { kind: 'mistral' }, 'mistral-scripted'),
  xAI: keyed(responses.xai, { kind: 'xai' }, 'grok-scripted'),
  DeepSeek: keyed(chat.deepseek, { kind: 'deepseek' }, 'deepseek-scripted'),
  OpenRouter: keyed(chat.openrouter, { kind: 'openrouter' }, 'vendor/scripted:free'),
  Azure: keyed(responses.azure, { kind: 'azure', resource: 'scripted' }, 'my-deployment'),
  'Azure with a dated API': keyed(
    chat.azureDated,
    { kind: 'azure', resource: 'scripted', apiVersion: '2024-10-21' },
    'my-deployment',
  ),
  'Bedrock with an API key': keyed(
    bedrock.bedrock,
    { kind: 'bedrock', region: bedrock.REGION },
    'eu.amazon.scripted-v1:0',
  ),
  'Bedrock with an access key': keyed(
    bedrock.bedrock,
    { kind: 'bedrock', region: bedrock.REGION, accessKeyId: bedrock.ACCESS_KEY_ID },
    'eu.amazon.scripted-v1:0',
  ),
  Ollama: { vendor: chat.ollama, draft: { kind: 'ollama' }, model: 'llama-scripted:8b', key: null },
  'LM Studio': { vendor: chat.lmstudio, draft: { kind: 'lmstudio' }, model: 'local/scripted', key: null },
};

/** Our providers, one of them set up, with the vendor's fake where its host would be. */
export interface VendorBench {
  server: VendorServer;
  providers: Providers;
  /** Leaves through a real egress guard, and on loopback arrives at the fake. */
  fetch: typeof fetch;
  setKey(key: string): Promise<void>;
  close(): Promise<void>;
}

export async function openVendorBench({ vendor, draft, model, key }: VendorCase): Promise<VendorBench> {
  const server = await startVendor(vendor, { script: () => says('hello'), models: [model], key });
  const folder = mkdtempSync(join(tmpdir(), 'patchbay-vendors-'));
  const opened = openDatabase(join(folder, 'x.db'), appMigrations);
  if (!opened.ok) throw new Error(opened.reason.code);
  const { db } = opened;
  const outlet = createEgress(Date.now).open('@models', 'server');
  const sent = createEgressFetch({
    send: (request) => outlet.send({ ...request, url: server.place(request.url) }),
  });
  const kept = new Map<string, string>();
  const providers = createProviders({
    rows: createProviderRows(
      db,
      createLogger(() => undefined),
    ),
    keychain: createKeychain('vendors', () =>
      Promise.resolve({
        getPassword: (_service, account) => Promise.resolve(kept.get(account) ?? null),
        setPassword: (_service, account, value) => Promise.resolve(void kept.set(account, value)),
        deletePassword: (_service, account) => Promise.resolve(kept.delete(account)),
        findCredentials: () => Promise.resolve([]),
      }),
    ),
    redactor: createRedactor(),
    fetch: sent,
    emit: () => undefined,
    told: () => undefined,
    now: Date.now,
  });
  const provider = { id: 'it', name: 'It', models: [], ...draft };
  const setKey = async (given: string): Promise<void> => void (await providers.set(provider, given));
  await (key === null ? providers.set(provider, undefined) : setKey(key));
  return {
    server,
    providers,
    fetch: sent,
    setKey,
    async close() {
      await server.close();
      await outlet.close();
      db.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
