import type { ProviderKind } from '#contract/chat/provider.ts';
import { t } from './messages.ts';

interface KindLook {
  /** A proper name: the same in every language. What has none is told in words. */
  name?: string;
  /** Where a key is made. */
  keys?: string;
  /** How its vendor's keys begin, to be recognised. */
  keyLike?: string;
  /** Answers on this computer without a key. */
  local?: true;
}

/** Who serves models, in the order in which they are offered. */
export const KINDS: Readonly<Record<ProviderKind, KindLook>> = {
  anthropic: { name: 'Anthropic', keys: 'https://console.anthropic.com/settings/keys', keyLike: 'sk-ant-…' },
  openai: { name: 'OpenAI', keys: 'https://platform.openai.com/api-keys', keyLike: 'sk-…' },
  google: { name: 'Google', keys: 'https://aistudio.google.com/apikey', keyLike: 'AIza…' },
  mistral: { name: 'Mistral', keys: 'https://console.mistral.ai/api-keys' },
  xai: { name: 'xAI', keys: 'https://console.x.ai', keyLike: 'xai-…' },
  deepseek: { name: 'DeepSeek', keys: 'https://platform.deepseek.com/api_keys', keyLike: 'sk-…' },
  openrouter: { name: 'OpenRouter', keys: 'https://openrouter.ai/settings/keys', keyLike: 'sk-or-…' },
  bedrock: { name: 'Amazon Bedrock', keys: 'https://console.aws.amazon.com/bedrock' },
  azure: { name: 'Azure OpenAI', keys: 'https://portal.azure.com' },
  ollama: { name: 'Ollama', local: true },
  lmstudio: { name: 'LM Studio', local: true },
  compatible: {},
};

export const KIND_IDS = Object.keys(KINDS) as ProviderKind[];

/** What a kind is called. */
export function kindName(kind: ProviderKind): string {
  return KINDS[kind].name ?? t('provider.compatible');
}

/** An id for a new provider of this kind: the kind, or that with the first number that is free. */
export function freeProviderId(kind: ProviderKind, taken: readonly string[]): string {
  for (let at = 1; ; at++) {
    const id = at === 1 ? kind : `${kind}-${at}`;
    if (!taken.includes(id)) return id;
  }
}
