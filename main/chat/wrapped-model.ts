import type { LanguageModel, ModelOptions } from './language-model.ts';

/** The same model, asked with other options. */
export function wrapped(
  model: LanguageModel,
  change: (options: ModelOptions) => ModelOptions,
): LanguageModel {
  const { specificationVersion, provider, modelId, supportedUrls } = model;
  return {
    specificationVersion,
    provider,
    modelId,
    supportedUrls,
    doGenerate: (options) => model.doGenerate(change(options)),
    doStream: (options) => model.doStream(change(options)),
  };
}

export function withHeaders(model: LanguageModel, headers: Record<string, string>): LanguageModel {
  return wrapped(model, (options) => ({ ...options, headers: { ...options.headers, ...headers } }));
}
