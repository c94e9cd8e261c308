import type { ModelSpec, Provider, ProviderDraft, ProviderKind } from '#contract/chat/provider.ts';
import type { Text } from '#contract/text.ts';
import { textOf } from './messages.ts';
import { KINDS, freeProviderId, kindName } from './provider-kinds.ts';

/** A model as it is written down: numbers are what was typed. */
export interface ModelRow {
  id: string;
  label?: string | undefined;
  tools?: boolean | undefined;
  contextTokens: string;
  maxOutputTokens: string;
  usdPerMTokIn: string;
  usdPerMTokOut: string;
}

export const NUMBERS = ['contextTokens', 'maxOutputTokens', 'usdPerMTokIn', 'usdPerMTokOut'] as const;

/** A provider while it is written. */
export interface ProviderForm {
  kind: ProviderKind;
  name: string;
  key: string;
  baseUrl: string;
  region: string;
  accessKeyId: string;
  resource: string;
  apiVersion: string;
  models: readonly ModelRow[];
}

export type FormField = Exclude<keyof ProviderForm, 'kind' | 'models'>;

const BLANK = { key: '', baseUrl: '', region: '', accessKeyId: '', resource: '', apiVersion: '' };

export function blankForm(kind: ProviderKind): ProviderForm {
  return { ...BLANK, kind, name: kindName(kind), models: [] };
}

export function formOf(provider: Provider): ProviderForm {
  const {
    kind,
    name,
    baseUrl = '',
    region = '',
    accessKeyId = '',
    resource = '',
    apiVersion = '',
  } = provider;
  const models = provider.models.map(rowOf);
  return { ...BLANK, kind, name, baseUrl, region, accessKeyId, resource, apiVersion, models };
}

export function rowOf(spec: ModelSpec): ModelRow {
  const { id, label, tools } = spec;
  const [contextTokens, maxOutputTokens, usdPerMTokIn, usdPerMTokOut] = NUMBERS.map((field) =>
    String(spec[field] ?? ''),
  ) as [string, string, string, string];
  return { id, label, tools, contextTokens, maxOutputTokens, usdPerMTokIn, usdPerMTokOut };
}

/** Fields that a provider of this kind has beside its name, in their order. */
export function fieldsOf(kind: ProviderKind): FormField[] {
  switch (kind) {
    case 'bedrock':
      return ['region', 'accessKeyId', 'key', 'baseUrl'];
    case 'azure':
      return ['resource', 'key', 'apiVersion', 'baseUrl'];
    case 'compatible':
    case 'ollama':
    case 'lmstudio':
      return ['baseUrl', 'key'];
    default:
      return ['key', 'baseUrl'];
  }
}

/** Whether it cannot do without this field. A key that is kept already need not be typed again. */
export function isNeeded(kind: ProviderKind, field: FormField, keyed: boolean): boolean {
  if (field === 'name') return true;
  if (field === 'baseUrl') return kind === 'compatible';
  if (field === 'region') return kind === 'bedrock';
  return field === 'key' && !keyed && kind !== 'compatible' && KINDS[kind].local !== true;
}

/** The provider as it is sent, or what is wrong with it by field; a model's number is `models.ROW.FIELD`. */
export function draftOf(
  form: ProviderForm,
  known: Provider | undefined,
  taken: readonly string[],
): { draft: ProviderDraft; problems: ReadonlyMap<string, Text> } {
  const problems = new Map<string, Text>();
  for (const field of ['name', ...fieldsOf(form.kind)] as FormField[]) {
    if (form[field].trim() === '' && isNeeded(form.kind, field, known?.keyed === true))
      problems.set(field, textOf('provider.needed'));
  }
  const typed = fieldsOf(form.kind).flatMap((field) =>
    field === 'key' || form[field].trim() === '' ? [] : [[field, form[field].trim()]],
  );
  const models = form.models.map((row, at): ModelSpec => {
    const { id, label, tools } = row;
    const numbers = NUMBERS.flatMap((field) => {
      const text = row[field].trim().replace(',', '.');
      if (text === '') return [];
      const value = Number(text);
      const whole = field === 'contextTokens' || field === 'maxOutputTokens';
      if (Number.isFinite(value) && value >= 0 && (!whole || (Number.isInteger(value) && value > 0)))
        return [[field, value]];
      problems.set(`models.${at}.${field}`, textOf(whole ? 'provider.notWhole' : 'provider.notPrice'));
      return [];
    });
    return {
      id,
      ...(label !== undefined && { label }),
      ...(tools !== undefined && { tools }),
      ...Object.fromEntries(numbers),
    };
  });
  const id = known?.id ?? freeProviderId(form.kind, taken);
  const draft = { id, kind: form.kind, name: form.name.trim(), ...Object.fromEntries(typed), models };
  return { draft, problems };
}
