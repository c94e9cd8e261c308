import type { Provider } from '#contract/chat/provider.ts';
import type { LanguageModel } from './language-model.ts';
import { baseUrlOf } from './provider-kinds.ts';

/** Whom to ask, with which key, through which connection. */
export interface ModelAccess {
  provider: Pick<Provider, 'id' | 'kind' | 'baseUrl' | 'region' | 'resource' | 'apiVersion' | 'accessKeyId'>;
  key: string | undefined;
  fetch: typeof fetch;
}

/** The versions of Azure's API in which deployments stand in the address. */
const DATED = /^\d{4}-/;

/** A model of a provider. The package that speaks with it is loaded here, when it is first used. */
export async function openModel(
  { provider, key, fetch }: ModelAccess,
  model: string,
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
      return (await import('@ai-sdk/mistral')).createMistral({ ...given, apiKey })(model);
    case 'xai':
      return (await import('@ai-sdk/xai')).createXai({ ...given, apiKey })(model);
    case 'deepseek':
      return (await import('@ai-sdk/deepseek')).createDeepSeek({ ...given, apiKey })(model);
    case 'openrouter':
      return (await import('@openrouter/ai-sdk-provider')).createOpenRouter({ ...given, apiKey }).chat(model);
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
      return createOpenAICompatible({
        name: id,
        fetch,
        baseURL: baseUrlOf(provider) ?? '',
        ...(key === undefined ? {} : { apiKey: key }),
        includeUsage: true,
      })(model);
    }
  }
}
