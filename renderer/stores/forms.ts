import { create } from 'zustand';
import type { SecretChoices } from '#renderer/lib/secret-names.ts';
import type { ServerForm } from '#renderer/lib/server-form.ts';
import type { Setup } from '#renderer/lib/setup-form.ts';

/** What is typed of a server and not sent yet. It outlives the panel that shows it. */
interface FormSheet {
  form?: ServerForm;
  secrets: SecretChoices;
  /** Of a bundled server. */
  setup: Setup;
}

const BLANK: FormSheet = { secrets: {}, setup: {} };

const useForms = create<{ sheets: Readonly<Record<string, FormSheet>> }>()(() => ({ sheets: {} }));

/** The sheet of one server by its id; that of a new one is called `+`. */
export function useFormSheet(key: string): FormSheet {
  return useForms((forms) => forms.sheets[key] ?? BLANK);
}

export function changeForm(key: string, change: Partial<FormSheet>): void {
  useForms.setState(({ sheets }) => ({
    sheets: { ...sheets, [key]: { ...BLANK, ...sheets[key], ...change } },
  }));
}

/** Takes away what was sent of a sheet; what was typed while it was on its way stays. */
export function clearSent(key: string, sent: FormSheet): void {
  useForms.setState(({ sheets }) => ({ sheets: { ...sheets, [key]: unsent(sheets[key] ?? BLANK, sent) } }));
}

export function unsent({ form, secrets, setup }: FormSheet, sent: FormSheet): FormSheet {
  return {
    ...(form !== undefined && form !== sent.form && { form }),
    secrets: changedSince(secrets, sent.secrets),
    setup: changedSince(setup, sent.setup),
  };
}

function changedSince<Value>(now: Readonly<Record<string, Value>>, then: Readonly<Record<string, Value>>) {
  return Object.fromEntries(Object.entries(now).filter(([name, value]) => value !== then[name]));
}

export function clearForm(key: string): void {
  useForms.setState(({ sheets }) => ({ sheets: { ...sheets, [key]: BLANK } }));
}
