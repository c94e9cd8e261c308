import type { Server, ServerChange } from '#contract/server.ts';
import type { Text } from '#contract/text.ts';

/** When and where a server runs, as somebody chooses it. */
export interface RunForm {
  start: Server['start'];
  after: readonly string[];
  /** Empty: none of its own. */
  workspace: string;
  restart: Server['restart']['restart'];
  /** At most so many times within so many seconds, as typed. */
  times: string;
  seconds: string;
  trusted: boolean;
  shippedNode: boolean;
}

export function formOfRun(server: Server): RunForm {
  const { restart, intensity } = server.restart;
  return {
    start: server.start,
    after: server.after ?? [],
    workspace: server.workspace ?? '',
    restart,
    times: String(intensity.max),
    seconds: String(intensity.withinMs / 1000),
    trusted: server.trusted,
    shippedNode: server.shippedNode ?? false,
  };
}

/** Only what differs from the server. */
export function runChangeOf(server: Server, form: RunForm): ServerChange {
  const before = formOfRun(server);
  const restart =
    form.restart !== before.restart || form.times !== before.times || form.seconds !== before.seconds;
  return {
    ...(form.start === before.start ? {} : { start: form.start }),
    ...(sameSet(form.after, before.after) ? {} : { after: [...form.after] }),
    ...(form.workspace === before.workspace ? {} : { workspace: form.workspace || null }),
    ...(restart ? { restart: policyOf(server, form) } : {}),
    ...(form.trusted === before.trusted ? {} : { trusted: form.trusted }),
    ...(form.shippedNode === before.shippedNode ? {} : { shippedNode: form.shippedNode }),
  };
}

/** What is wrong with the two numbers; nobody reads them while nothing is started again. */
export function runProblems({ restart, times, seconds }: RunForm): ReadonlyMap<string, Text> {
  const problems = new Map<string, Text>();
  if (restart === 'never') return problems;
  if (!/^\d{1,3}$/.test(times.trim()) || Number(times) > 100)
    problems.set('times', { code: 'servers.timesForm', params: {} });
  if (!(Number(seconds) >= 1 && Number(seconds) <= 86_400))
    problems.set('seconds', { code: 'servers.secondsForm', params: {} });
  return problems;
}

function policyOf(server: Server, { restart, times, seconds }: RunForm): Server['restart'] {
  if (restart === 'never') return { ...server.restart, restart };
  const intensity = { max: Number(times), withinMs: Math.round(Number(seconds) * 1000) };
  return { ...server.restart, restart, intensity };
}

function sameSet(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((id) => other.includes(id));
}
