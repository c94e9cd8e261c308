import type { ModelRef, ModelSpec, Provider, ProviderDraft } from '#contract/chat/provider.ts';
import type { ModelList } from '#contract/chat/provider-check.ts';
import type { Emit } from '#contract/events.ts';
import { text } from '#contract/text.ts';
import { hostKind } from '#main/guard/egress-addresses.ts';
import { KeychainUnavailable } from '#main/secrets/keychain.ts';
import type { Keychain } from '#main/secrets/keychain.ts';
import type { Redactor } from '#main/secrets/redaction.ts';
import type { ProviderRows } from '#main/store/providers.ts';
import type { LanguageModel } from './language-model.ts';
import { openModel } from './model-client.ts';
import type { KeptModels, ModelAccess } from './model-client.ts';
import { failureOf } from './model-failure.ts';
import type { FailureContext, ModelFailure } from './model-failure.ts';
import { listModels } from './model-lists.ts';
import { baseUrlOf, factsOf, placeOf } from './provider-kinds.ts';
import { ChatRefusal } from './refusal.ts';

export interface ProviderParts {
  rows: ProviderRows;
  keychain: Pick<Keychain, 'get' | 'set' | 'delete'>;
  redactor: Pick<Redactor, 'learn' | 'text'>;
  /** Leaves through the egress guard. */
  fetch: typeof fetch;
  emit: Emit;
  /** One line in the audit. */
  told: (type: string, fields: Record<string, string>) => void;
  now: () => number;
}

/** A model ready to be asked. `limit`: most tokens of an answer, where it has to be said. */
export interface OpenModel {
  model: LanguageModel;
  spec: ModelSpec;
  limit: number | undefined;
  context: FailureContext;
}

export type Opened = { ok: true; open: OpenModel } | { ok: false; failure: ModelFailure };

/** Who serves models. What cannot be done rejects with ChatRefusal, a keychain that cannot be used with KeychainUnavailable. */
export interface Providers {
  list(): Provider[];
  /** See `provider.set` of the contract. */
  set(draft: ProviderDraft, key: string | null | undefined): Promise<Provider>;
  remove(id: string): Promise<boolean>;
  models(id: string, signal: AbortSignal): Promise<ModelList>;
  /** With its key; throws ChatRefusal when there is no such provider. */
  access(id: string): Promise<ModelAccess>;
  contextOf(ref: ModelRef): FailureContext;
  /** What is known of a model without asking anybody. */
  spec(ref: ModelRef): ModelSpec;
  /** Never rejects. The key is read now, and kept nowhere. */
  open(ref: ModelRef): Promise<Opened>;
  /** The provider has shown that this model takes no tools. Known until the provider is changed or the app ends. */
  learnNoTools(ref: ModelRef): void;
  /** The first model of the first provider that has one. */
  first(): ModelRef | undefined;
}

export function createProviders(parts: ProviderParts): Providers {
  const { rows, keychain, redactor, emit, told, now } = parts;
  /** As the providers last said. */
  const listed = new Map<string, ModelSpec[]>();
  const toolless = new Map<string, Set<string>>();
  const kept: KeptModels = new Map();

  function existing(id: string, field = 'provider'): Provider {
    const found = rows.get(id);
    if (found === undefined) throw new ChatRefusal(text('chat.unknownProvider', { provider: id }), field);
    return found;
  }

  const contextOf = ({ provider, model }: ModelRef): FailureContext => ({
    provider: rows.get(provider)?.name ?? provider,
    model,
    redact: redactor.text,
    now,
  });

  function forget(id: string): void {
    listed.delete(id);
    toolless.delete(id);
  }

  async function access(id: string): Promise<ModelAccess> {
    const provider = existing(id);
    const key = provider.keyed ? await keychain.get(keyName(id)) : undefined;
    if (key !== undefined) redactor.learn(key);
    return { provider, key, fetch: parts.fetch };
  }

  function spec({ provider, model }: ModelRef): ModelSpec {
    const written = rows.get(provider)?.models.find(({ id }) => id === model);
    const said = listed.get(provider)?.find(({ id }) => id === model);
    const refused = toolless.get(provider)?.has(model) === true ? { tools: false } : {};
    return { ...said, ...refused, ...written, id: model };
  }

  return {
    list: () => rows.list(),
    async set(draft, key) {
      const before = rows.get(draft.id);
      const { kind, baseUrl, resource } = draft;
      const base = baseUrlOf(draft);
      if (kind === 'compatible' && baseUrl === undefined) {
        throw new ChatRefusal(text('chat.needsAddress'), 'provider.baseUrl');
      }
      if (kind === 'azure' && baseUrl === undefined && resource === undefined) {
        throw new ChatRefusal(text('chat.needsResource'), 'provider.resource');
      }
      const moved = before !== undefined && placeOf(before) !== placeOf(draft);
      if (moved && before.keyed && key === undefined) {
        throw new ChatRefusal(text('chat.keyAgain', { provider: before.name }), 'key');
      }
      const keyed = key === undefined ? before?.keyed === true : key !== null;
      if (typeof key === 'string') {
        redactor.learn(key);
        await keychain.set(keyName(draft.id), key);
      } else if (before?.keyed === true && !keyed) await keychain.delete(keyName(draft.id));
      const local = base !== undefined && hostKind(new URL(base).hostname) === 'loopback';
      const provider: Provider = { ...draft, keyed, local };
      rows.put(provider);
      forget(draft.id);
      told('providerSet', { provider: draft.id, place: placeOf(draft) });
      emit({ type: 'provider.changed' });
      return provider;
    },
    async remove(id) {
      const before = rows.get(id);
      if (before === undefined) return false;
      if (before.keyed) await keychain.delete(keyName(id));
      rows.remove(id);
      forget(id);
      told('providerRemoved', { provider: id });
      emit({ type: 'provider.changed' });
      return true;
    },
    async models(id, signal) {
      const provider = existing(id);
      try {
        const said = await listModels(await access(id), signal);
        if (said === undefined) return { models: provider.models, problem: text('chat.cannotList') };
        listed.set(id, said);
        return { models: joined(said, provider.models) };
      } catch (error) {
        if (error instanceof KeychainUnavailable) throw error;
        const failure = failureOf(error, contextOf({ provider: id, model: '' }));
        return { models: provider.models, problem: failure.reason };
      }
    },
    access,
    contextOf,
    spec,
    async open(ref) {
      const context = contextOf(ref);
      try {
        const reached = await access(ref.provider);
        const { kind, models } = existing(ref.provider);
        if (reached.key === undefined && factsOf(kind).keyed) return { ok: false, failure: noKey(context) };
        const model = await openModel(reached, ref.model, kept);
        const known = spec(ref);
        const written = models.find(({ id }) => id === ref.model)?.maxOutputTokens;
        // The API of Anthropic takes nothing without a limit.
        const limit = kind === 'anthropic' ? known.maxOutputTokens : written;
        return { ok: true, open: { model, spec: known, limit, context } };
      } catch (error) {
        return { ok: false, failure: notOpened(error, context) };
      }
    },
    learnNoTools({ provider, model }) {
      toolless.set(provider, (toolless.get(provider) ?? new Set()).add(model));
    },
    first() {
      for (const { id, models } of rows.list()) {
        const model = models[0] ?? listed.get(id)?.[0];
        if (model !== undefined) return { provider: id, model: model.id };
      }
      return undefined;
    },
  };
}

/** A secret as any other: it is in the list of secrets and in a backup. */
function keyName(id: string): string {
  return `MODEL_KEY_${id.toUpperCase().replaceAll('-', '_')}`;
}

function joined(said: readonly ModelSpec[], written: readonly ModelSpec[]): ModelSpec[] {
  const mine = new Map(written.map((spec) => [spec.id, spec]));
  const known = new Set(said.map(({ id }) => id));
  return [
    ...written.filter(({ id }) => !known.has(id)),
    ...said.map((spec) => ({ ...spec, ...mine.get(spec.id) })),
  ];
}

function noKey({ provider }: FailureContext): ModelFailure {
  return { fault: 'wrongKey', reason: text('chat.noKey', { provider }), advice: text('chat.advice.key') };
}

function notOpened(error: unknown, context: FailureContext): ModelFailure {
  if (error instanceof ChatRefusal) {
    return { fault: 'unknownModel', reason: error.reason, advice: text('chat.advice.model') };
  }
  if (error instanceof KeychainUnavailable) {
    const reason = text('request.keychainUnavailable', { problem: error.problem });
    return { fault: 'wrongKey', reason, advice: text('chat.advice.keychain') };
  }
  return failureOf(error, context);
}
