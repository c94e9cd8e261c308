import type { ModelRef } from '#contract/chat/provider.ts';
import type { ModelList } from '#contract/chat/provider-check.ts';

const BETWEEN = '\n';

/** One word for a model of a provider, as the value of an option. */
export function modelKey({ provider, model }: ModelRef): string {
  return provider + BETWEEN + model;
}

export function modelOfKey(key: string): ModelRef | undefined {
  const [provider = '', ...rest] = key.split(BETWEEN);
  return provider === '' ? undefined : { provider, model: rest.join(BETWEEN) };
}

/** Every model there is, in the order of the providers. */
export function allModels(
  providers: readonly { id: string }[],
  models: Readonly<Record<string, ModelList>>,
): ModelRef[] {
  return providers.flatMap(({ id }) =>
    (models[id]?.models ?? []).map((model) => ({ provider: id, model: model.id })),
  );
}

/** The two that are compared first: the one in use, and the next other one. Undefined where there is only one. */
export function firstRivals(
  model: ModelRef | undefined,
  all: readonly ModelRef[],
): [ModelRef, ModelRef] | undefined {
  const first = model ?? all[0];
  const second = first && all.find((one) => modelKey(one) !== modelKey(first));
  return second && [first, second];
}
