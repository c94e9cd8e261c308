import { useState } from 'react';
import type { Launch } from '#contract/launch.ts';
import type { Server } from '#contract/server.ts';
import type { Text } from '#contract/text.ts';
import { keptOf, secretProblem, secretsOf, withReferences } from '#renderer/lib/secret-names.ts';
import type { Kept, SecretChoice } from '#renderer/lib/secret-names.ts';
import { besideField, placeOf, problemsOf } from '#renderer/lib/server-form-problems.ts';
import { BLANK_FORM, formOf, launchOf } from '#renderer/lib/server-form.ts';
import type { ServerForm } from '#renderer/lib/server-form.ts';
import { useSecretNames } from '#renderer/lib/use-secret-names.ts';
import { changeForm, clearForm, clearSent, useFormSheet } from '#renderer/stores/forms.ts';
import type { Refusal } from '#renderer/stores/inventory.ts';

/** What is typed of a server, of a new one without `server`, and how to send it. */
export function useServerForm(server?: Server) {
  const key = server?.id ?? '+';
  const sheet = useFormSheet(key);
  const taken = useSecretNames();
  const [tried, setTried] = useState(0);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();

  const form = sheet.form ?? (server ? formOf(server) : BLANK_FORM);
  const typed = launchOf(form);
  const kept = keptOf(typed, secretsOf(typed, taken, server?.launch), sheet.secrets);
  const wrong = problemsOf(form);
  const problems = new Map<string, Text>(
    [...wrong].filter(([, { code }]) => tried > 0 || code !== 'add.needed'),
  );
  if (refusal?.field !== undefined) problems.set(placeOf(refusal.field, form), besideField(refusal.reason));

  return {
    form,
    setup: sheet.setup,
    kept,
    taken,
    problems,
    /** Said of nothing in particular. */
    refusal: refusal?.field === undefined ? refusal?.reason : undefined,
    /** A new number each time that sending was tried. */
    tried,
    busy,
    launch: withReferences(typed, kept),
    change(next: Partial<ServerForm>) {
      setRefusal(undefined);
      changeForm(key, { form: { ...form, ...next } });
    },
    type(setting: string, value: string | null) {
      setRefusal(undefined);
      changeForm(key, { setup: { ...sheet.setup, [setting]: value } });
    },
    chooseSecret(variable: string, choice: Partial<SecretChoice>) {
      changeForm(key, {
        secrets: { ...sheet.secrets, [variable]: { ...sheet.secrets[variable], ...choice } },
      });
    },
    discard() {
      setTried(0);
      setRefusal(undefined);
      clearForm(key);
    },
    /** Resolves to whether it was sent and taken. */
    async send(
      work: (launch: Launch, kept: readonly Kept[]) => Promise<Refusal | undefined>,
    ): Promise<boolean> {
      setTried((times) => times + 1);
      if (busy || wrong.size > 0 || kept.some((one) => secretProblem(one, kept))) return false;
      setBusy(true);
      const refused = await work(withReferences(typed, kept), kept);
      setBusy(false);
      setRefusal(refused);
      if (refused) {
        setTried((times) => times + 1);
        return false;
      }
      setTried(0);
      clearSent(key, sheet);
      return true;
    },
  };
}
