/** What the reference server offers to whom a model or a person can answer meanwhile: to us, not to every client. */
const TO_US = ['trigger-elicitation-request', 'trigger-sampling-request', 'trigger-url-elicitation'];

/** Of tools of the reference server, those that it offers to a client which answers nothing. */
export function offeredToAnybody(names: readonly string[]): string[] {
  return names.filter((name) => !TO_US.includes(name));
}
