import type { InstanceId } from '#contract/ids.ts';
import type { Text } from '#contract/text.ts';
import { text } from '#contract/text.ts';
import { problemOf } from '#main/kernel/logger.ts';
import { AttachFailure } from '#main/supervisor/attach.ts';
import type { Attached, Line } from '#main/supervisor/attach.ts';
import type { ClientInfo } from './era.ts';
import { shakeHands } from './handshake.ts';
import type { Peer } from './handshake.ts';
import type { SharedTransport } from './sdk-transport.ts';
import { MAX_MESSAGE_BYTES, createSession } from './session.ts';
import type { Session } from './session.ts';
import { listTools } from './tool-list.ts';
import type { ToolList } from './tool-list.ts';

/** Silence of this length before the first answer means a server that does not know server/discover. */
const PROBE_MS = 5_000;
const LIST_DEADLINE_MS = 30_000;
/** We give up a little before the supervisor does, because we know what the server said instead of answering. */
const SPARE_MS = 1_000;

export interface UpstreamOptions {
  client: ClientInfo;
  /** A server's tools as just listed: at its start and whenever it says they changed. */
  onTools(child: Line, list: ToolList, peer: Peer): void;
  /** A line for the server's log that did not come from its stderr. */
  onNoise(instance: InstanceId, line: string): void;
  /** Takes secrets out of what a failure quotes. */
  redact: (text: string) => string;
}

/** One session per running instance. */
export interface Upstream {
  attach(child: Line, signal: AbortSignal): Promise<Attached>;
  /** The session of a running instance; undefined when it does not run. */
  session(instance: InstanceId): Session | undefined;
  peer(instance: InstanceId): Peer | undefined;
}

export function createUpstream({ client, onTools, onNoise, redact }: UpstreamOptions): Upstream {
  const open = new Map<InstanceId, { session: Session; peer: Peer }>();

  async function attach(child: Line, signal: AbortSignal): Promise<Attached> {
    let foreign: SharedTransport | undefined;
    let firstNoise: string | undefined;
    let lose: (reason: Text) => void = () => undefined;
    const lost = new Promise<Text>((resolve) => {
      lose = resolve;
    });
    const session = createSession(child, {
      onForeign: (line) => foreign?.receive(line),
      onNoise(line) {
        firstNoise ??= redact(line);
        onNoise(child.instance, line);
      },
      onTooLong() {
        onNoise(child.instance, `a message of more than ${MAX_MESSAGE_BYTES / 2 ** 20} MB was dropped`);
      },
      onEnd() {
        open.delete(child.instance);
        lose(text('server.connectionLost'));
      },
    });

    async function relist(peer: Peer, until: AbortSignal): Promise<void> {
      const list = peer.hasTools
        ? await listTools(session, LIST_DEADLINE_MS, until)
        : { tools: [], warnings: [] };
      if (!until.aborted) onTools(child, list, peer);
    }

    const ended = new AbortController();
    void lost.then(() => {
      ended.abort();
    });
    const { startTimeoutMs } = child.server.restart;
    const tooLate = AbortSignal.timeout(Math.max(startTimeoutMs / 2, startTimeoutMs - SPARE_MS));
    const until = AbortSignal.any([signal, ended.signal, tooLate]);
    let peer: Peer | undefined;
    try {
      peer = await shakeHands(session, (transport) => (foreign = transport), {
        client,
        probeMs: PROBE_MS,
        timeoutMs: startTimeoutMs,
        signal: until,
        onToolsChanged: () => {
          if (peer !== undefined) void relist(peer, ended.signal);
        },
      });
      await relist(peer, until);
      until.throwIfAborted();
    } catch (error) {
      session.close();
      throw failure(firstNoise, tooLate.aborted ? startTimeoutMs : undefined, error);
    }
    open.set(child.instance, { session, peer });
    return {
      lost,
      async close() {
        open.delete(child.instance);
        session.close();
        await peer.close();
      },
    };
  }

  return {
    attach,
    session: (instance) => open.get(instance)?.session,
    peer: (instance) => open.get(instance)?.peer,
  };
}

/** What the server said instead of the protocol explains most; then that it said nothing in time. */
function failure(noise: string | undefined, timeoutMs: number | undefined, error: unknown): AttachFailure {
  if (noise !== undefined) {
    const line = noise.slice(0, 200);
    return new AttachFailure(text('server.noisyStart', { line }), text('server.advice.checkProtocol'));
  }
  if (timeoutMs !== undefined) {
    const reason = text('server.startTimeout', { seconds: timeoutMs / 1000 });
    return new AttachFailure(reason, text('server.advice.slowStart'));
  }
  const reason = text('server.handshakeFailed', { problem: problemOf(error) });
  return new AttachFailure(reason, text('server.advice.checkProtocol'));
}
