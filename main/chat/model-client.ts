import type { Provider } from '#contract/chat/provider.ts';
import type { LanguageModel } from './language-model.ts';
import { baseUrlOf } from './provider-kinds.ts';
import { withHeaders } from './wrapped-model.ts';
import { withShortCallIds } from './short-call-ids.ts';

/** Whom to ask, with which key, through which connection. */
export interface ModelAccess {
  provider: Pick<Provider, 'id' | 'kind' | 'baseUrl' | 'region' | 'resource' | 'apiVersion' | 'accessKeyId'>;
  key: string | undefined;
  fetch: typeof fetch;
}

/** Models that were opened without a key in them, by where they are. */
export type KeptModels = Map<string, LanguageModel>;

const MOST_KEPT = 100;

/** The versions of Azure's API in which deployments stand in the address. */
const DATED = /^\d{4}-/;

/** A model of a provider. The package that speaks with it is loaded here, when it is first used. `kept`: of this `fetch`. */
export async function openModel(
  { provider, key, fetch }: ModelAccess,
  model: string,
  kept: KeptModels,
): Promise<LanguageModel> {
  const { kind, id, region, resource, apiVersion, accessKeyId } = provider;
  const baseURL = provider.baseUrl?.replace(/\/+$/, '');
  const given = { fetch, ...(baseURL === undefined ? {} : { baseURL }) };
  // A key that is missing is said by the provider, and never looked for in our environment.
  const apiKey = key ?? '';
  switch (kind) {
    case 'anthropic':
      return (await import('@ai-sdk/anthropic')).createAnthropic({ ...given, apiKey })(model);
    case 'openai': {
      const openai = (await import('@ai-sdk/openai')).createOpenAI({ ...given, apiKey });
      // Whoever copies that API has the older half of it.
      return baseURL === undefined ? openai.responses(model) : openai.chat(model);
    }
    case 'google':
      return (await import('@ai-sdk/google')).createGoogle({ ...given, apiKey })(model);
    case 'mistral':
      return withShortCallIds((await import('@ai-sdk/mistral')).createMistral({ ...given, apiKey })(model));
    case 'xai':
      return (await import('@ai-sdk/xai')).createXai({ ...given, apiKey })(model);
    case 'deepseek':
      return (await import('@ai-sdk/deepseek')).createDeepSeek({ ...given, apiKey })(model);
    case 'openrouter':
      return (await import('@openrouter/ai-sdk-provider'))
        .createOpenRouter({ ...given, apiKey, compatibility: 'strict' })
        .chat(model);
    case 'azure': {
      const dated = apiVersion !== undefined && DATED.test(apiVersion);
      const azure = (await import('@ai-sdk/azure')).createAzure({
        ...given,
        apiKey,
        ...(resource === undefined ? {} : { resourceName: resource }),
        ...(apiVersion === undefined ? {} : { apiVersion }),
        useDeploymentBasedUrls: dated,
      });
      return dated ? azure.chat(model) : azure.responses(model);
    }
    case 'bedrock': {
      const keys = accessKeyId === undefined ? { apiKey } : { accessKeyId, secretAccessKey: apiKey };
      const { createAmazonBedrock } = await import('@ai-sdk/amazon-bedrock');
      return createAmazonBedrock({ ...given, ...keys, region: region ?? 'us-east-1' })(model);
    }
    case 'ollama':
    case 'lmstudio':
    case 'compatible': {
      const { createOpenAICompatible } = await import('@ai-sdk/openai-compatible');
      const where = { name: id, baseURL: baseUrlOf(provider) ?? '' };
      const place = JSON.stringify([where, model]);
      // This package builds its schemas anew for each model, which takes longer than a local model's first word.
      const made = kept.get(place) ?? createOpenAICompatible({ ...where, fetch, includeUsage: true })(model);
      if (kept.size >= MOST_KEPT) kept.clear();
      kept.set(place, made);
      return key === undefined ? made : withHeaders(made, { authorization: `Bearer ${key}` });
    }
  }
}
