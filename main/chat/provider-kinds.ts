import type { Provider, ProviderKind } from '#contract/chat/provider.ts';

/** How a kind of provider is reached. */
interface KindFacts {
  /** Of its API, where it has one address for everybody. */
  baseUrl?: string;
  /** Nothing of it works without a key. */
  keyed: boolean;
  /** How it is asked for its models; absent: it cannot be asked with what we have. */
  list?: 'anthropic' | 'google' | 'openai';
}

/** The vendors' own documentation names each of these addresses. */
const KINDS: Record<ProviderKind, KindFacts> = {
  anthropic: { baseUrl: 'https://api.anthropic.com/v1', keyed: true, list: 'anthropic' },
  openai: { baseUrl: 'https://api.openai.com/v1', keyed: true, list: 'openai' },
  google: { baseUrl: 'https://generativelanguage.googleapis.com/v1beta', keyed: true, list: 'google' },
  mistral: { baseUrl: 'https://api.mistral.ai/v1', keyed: true, list: 'openai' },
  xai: { baseUrl: 'https://api.x.ai/v1', keyed: true, list: 'openai' },
  deepseek: { baseUrl: 'https://api.deepseek.com', keyed: true, list: 'openai' },
  // Its list of models needs a signature, and names models that the account may not use.
  bedrock: { keyed: true },
  // A deployment is named by whoever made it; the list of models says nothing of them.
  azure: { keyed: true },
  openrouter: { baseUrl: 'https://openrouter.ai/api/v1', keyed: true, list: 'openai' },
  ollama: { baseUrl: 'http://127.0.0.1:11434/v1', keyed: false, list: 'openai' },
  lmstudio: { baseUrl: 'http://127.0.0.1:1234/v1', keyed: false, list: 'openai' },
  compatible: { keyed: false, list: 'openai' },
};

export function factsOf(kind: ProviderKind): KindFacts {
  return KINDS[kind];
}

type Reached = Pick<Provider, 'kind' | 'baseUrl' | 'region' | 'resource'>;

/** Where it is reached, without a slash at the end; undefined: its own package says, or nobody has. */
export function baseUrlOf({ kind, baseUrl }: Reached): string | undefined {
  return (baseUrl ?? KINDS[kind].baseUrl)?.replace(/\/+$/, '');
}

/** What a key was given for: another place is not to get it. */
export function placeOf(provider: Reached): string {
  const { kind, region = '', resource = '' } = provider;
  const url = baseUrlOf(provider);
  return [url === undefined ? kind : new URL(url).origin, region, resource].join(' ');
}
