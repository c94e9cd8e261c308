import { z } from 'zod';

/** Who serves models. `compatible`: any address that speaks as OpenAI does. */
export const ProviderKind = z.enum([
  'anthropic',
  'openai',
  'google',
  'mistral',
  'xai',
  'deepseek',
  'bedrock',
  'azure',
  'openrouter',
  'ollama',
  'lmstudio',
  'compatible',
]);
export type ProviderKind = z.infer<typeof ProviderKind>;

export const ProviderId = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'must be 1 to 40 of a-z, 0-9 and -, not starting with -');
export type ProviderId = z.infer<typeof ProviderId>;

/** Prices in USD for a million tokens; what is absent is not known, and nothing is computed from it. */
export const ModelSpec = z.object({
  /** As the provider says it. */
  id: z.string().min(1).max(300),
  label: z.string().max(300).optional(),
  contextTokens: z.int().min(1).max(100_000_000).optional(),
  maxOutputTokens: z.int().min(1).max(100_000_000).optional(),
  usdPerMTokIn: z.number().min(0).max(1_000_000).optional(),
  usdPerMTokOut: z.number().min(0).max(1_000_000).optional(),
  /** Whether it can call tools; false is also learnt from a provider that refused them. */
  tools: z.boolean().optional(),
});
export type ModelSpec = z.infer<typeof ModelSpec>;

export const ModelRef = z.object({ provider: ProviderId, model: ModelSpec.shape.id });
export type ModelRef = z.infer<typeof ModelRef>;

const address = z
  .string()
  .max(2000)
  .refine((value) => URL.canParse(value) && /^https?:$/.test(new URL(value).protocol), {
    message: 'must be a whole address such as https://example.com/v1',
  })
  .refine((value) => !URL.canParse(value) || new URL(value).username === '', {
    message: 'must not hold a name or password: keys are kept in the keychain',
  });

const described = {
  id: ProviderId,
  kind: ProviderKind,
  name: z.string().trim().min(1).max(100),
  /** Needed for `compatible`; for others it replaces the vendor's own address. */
  baseUrl: address.optional(),
  /** Bedrock. */
  region: z
    .string()
    .regex(/^[a-z0-9-]{1,40}$/, 'must be a region such as eu-central-1')
    .optional(),
  /** Bedrock with an access key: its id, to which the secret key belongs. Without it the key is an API key of Bedrock. */
  accessKeyId: z.string().min(1).max(200).optional(),
  /** Azure: the name of the resource, where there is no `baseUrl`. */
  resource: z
    .string()
    .regex(/^[A-Za-z0-9-]{1,64}$/, 'must be the name of a resource')
    .optional(),
  /** Azure. */
  apiVersion: z.string().min(1).max(40).optional(),
  /** What a person wrote of its models; wins over what the provider says of them. */
  models: z.array(ModelSpec).max(2000),
};

/** A provider as somebody writes it. Its key goes beside it, and never comes back. */
export const ProviderDraft = z.strictObject(described);
export type ProviderDraft = z.infer<typeof ProviderDraft>;

/** `keyed`: a key of its own is in the keychain. `local`: it is on this computer. */
export const Provider = z.object({ ...described, keyed: z.boolean(), local: z.boolean() });
export type Provider = z.infer<typeof Provider>;
