import { rmSync } from 'node:fs';
import type { Approval, ApprovalAnswer } from '#contract/approval.ts';
import type { JsonObject } from '#contract/json.ts';
import { RestartPolicy, Server } from '#contract/server.ts';
import type { InstanceState } from '#contract/server.ts';
import type { Text } from '#contract/text.ts';
import { launchHash } from '#main/supervisor/consent.ts';
import { askedForm } from '#renderer/lib/asked-form.ts';
import { openDraft } from '#renderer/lib/draft-open.ts';
import { valueOf } from '#renderer/lib/draft-value.ts';
import { startEngine, temporaryHome } from '../integration/engine.ts';
import type { TestEngine } from '../integration/engine.ts';
import { play } from './scenarios.ts';

const FAR = 'far';
const ALLOW: Extract<ApprovalAnswer, { effect: 'allow' }> = { effect: 'allow', scope: 'run', where: [] };

function serverAt(url: string): Server {
  const launch = { type: 'http', url, headers: {} } as const;
  return Server.parse({
    id: FAR,
    title: FAR,
    source: 'url',
    launch,
    start: 'manual',
    restart: RestartPolicy.parse({ startTimeoutMs: 15_000 }),
    trusted: true,
    consent: launchHash(launch),
  } satisfies Server);
}

function reasonOf(state: InstanceState): Text | undefined {
  return 'reason' in state ? state.reason : undefined;
}

/** Whoever sits before the windows allows whatever is asked, and sends each form as it is laid out before him. */
function allowAll(bay: TestEngine): void {
  bay.engine.subscribe('approval', ({ events }) => {
    for (const event of events) {
      if (event.type !== 'approval.requested') continue;
      const { approval } = event;
      void bay.ask('approval.answer', { id: approval.id, answer: answerTo(approval) }, approval.surface);
    }
  });
}

function answerTo(approval: Approval): ApprovalAnswer {
  if (approval.kind !== 'elicitation' || approval.elicitation.mode !== 'form') return ALLOW;
  const root = askedForm(approval.elicitation.schema);
  const { value } = valueOf(root, openDraft(root, true));
  return { ...ALLOW, content: value as JsonObject };
}

/**
 * Plays the scenario with an engine as compose builds it, in a home of its own. Says "done" when it could be played
 * to its end.
 */
export async function playWithEngine(scenario: string, url: string, context: unknown): Promise<void> {
  const home = temporaryHome();
  const bay = await startEngine({ home, servers: [serverAt(url)] });
  try {
    allowAll(bay);
    const { state } = await bay.start(FAR);
    if (state.state !== 'ready') throw new Error(`${state.state}: ${JSON.stringify(reasonOf(state))}`);
    await play(scenario, { bay, server: FAR, context });
    console.log('done');
  } finally {
    await bay.close();
    rmSync(home, { recursive: true, force: true });
  }
}
