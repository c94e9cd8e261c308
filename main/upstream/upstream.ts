import type { InstanceId, ServerId } from '#contract/ids.ts';
import type { Text } from '#contract/text.ts';
import { text } from '#contract/text.ts';
import type { Egress } from '#main/guard/egress.ts';
import { systemClock } from '#main/kernel/clock.ts';
import { problemOf } from '#main/kernel/logger.ts';
import { AttachFailure } from '#main/supervisor/attach.ts';
import type { Attached, Line } from '#main/supervisor/attach.ts';
import type { Trouble } from './channel.ts';
import { createCompletions } from './completions.ts';
import type { Completions } from './completions.ts';
import type { ClientInfo } from './era.ts';
import { shakeHands } from './handshake.ts';
import type { Peer } from './handshake.ts';
import { withHeaderRetry } from './header-retry.ts';
import type { SharedTransport } from './sdk-transport.ts';
import { listInventory } from './inventory.ts';
import type { Inventory } from './inventory.ts';
import { openSession } from './open-session.ts';
import { createProtocolLog } from './protocol-log.ts';
import type { ProtocolLog } from './protocol-log.ts';
import { createRelists } from './relists.ts';
import { createRoadBack } from './road-back.ts';
import type { Answerers, RoadBack } from './road-back.ts';
import { MAX_MESSAGE_BYTES } from './session.ts';
import type { Session, SessionEvents } from './session.ts';
import { withInput } from './with-input.ts';
import { withPages } from './with-pages.ts';

/** Silence of this length before the first answer means a server that does not know server/discover. */
const PROBE_MS = 5_000;
const LIST_DEADLINE_MS = 30_000;
/** We give up a little before the supervisor does, because we know what the server said instead of answering. */
const SPARE_MS = 1_000;

export interface UpstreamOptions {
  client: ClientInfo;
  /** Gets a list ready for `onInventory`, which cannot wait: whatever takes long happens here, in slices. */
  study(inventory: Inventory): Promise<void>;
  /** What a server offers as just listed: at its start and whenever it says that changed. */
  onInventory(line: Line, inventory: Inventory, peer: Peer): void;
  /** A line for the server's log that did not come from its stderr. */
  onNoise(instance: InstanceId, line: string): void;
  /** Takes secrets out of what a failure quotes. */
  redact: (text: string) => string;
  /** The door for servers at a URL. */
  egress: Egress;
  /** Who answers what servers ask of us. */
  answerers: Answerers;
}

/** One session per running instance. */
export interface Upstream {
  attach(child: Line, signal: AbortSignal): Promise<Attached>;
  /** The session of a running instance; undefined when it does not run. */
  session(instance: InstanceId): Session | undefined;
  peer(instance: InstanceId): Peer | undefined;
  /** Messages of this run, also when the session has ended. */
  protocol: Pick<ProtocolLog, 'since'>;
}

export function createUpstream(options: UpstreamOptions): Upstream {
  const { client, study, onInventory, onNoise, redact, egress, answerers } = options;
  const open = new Map<InstanceId, { session: Session; peer: Peer }>();
  const protocol = createProtocolLog(redact);

  function redacted({ code, params }: Text): Text {
    const plain = Object.entries(params).map(([name, value]) => [
      name,
      typeof value === 'string' ? redact(value) : value,
    ]);
    return text(code, Object.fromEntries(plain) as Text['params']);
  }

  async function attach(child: Line, signal: AbortSignal): Promise<Attached> {
    let foreign: SharedTransport | undefined;
    let firstNoise: string | undefined;
    let trouble: Trouble | undefined;
    const warnings: Text[] = [];
    let lose: (reason: Text) => void = () => undefined;
    const lost = new Promise<Text>((resolve) => {
      lose = resolve;
    });
    const events: SessionEvents = {
      onForeign: (line) => foreign?.receive(line),
      onNoise(line) {
        firstNoise ??= redact(line);
        onNoise(child.instance, line);
      },
      onTooLong() {
        onNoise(child.instance, `a message of more than ${MAX_MESSAGE_BYTES / 2 ** 20} MB was dropped`);
      },
      onTrouble({ reason, advice }) {
        trouble = { reason: redacted(reason), advice };
      },
      onWarning: (warning) => void warnings.push(redacted(warning)),
      onEnd(reason) {
        open.delete(child.instance);
        lose(reason === undefined ? text('server.connectionLost') : redacted(reason));
      },
    };
    // Folders of this machine are nothing to a server elsewhere.
    const near = child.by === 'stdio' ? answerers : { ...answerers, folders: () => undefined };
    const completions = createCompletions();
    const completed = (server: ServerId, id: string): void => {
      completions.completed(id);
      near.completed(server, id);
    };
    const road = createRoadBack(child.server.id, { ...near, completed });
    const session = openSession(child, events, protocol.tap(child.instance), egress);

    const lasting = warnings.length;
    let restless: Text[] = [];
    let readings = 0;
    let newest = 0;

    /** What comes late is not told when something newer was. */
    async function list(of: Peer, until: AbortSignal): Promise<void> {
      const reading = ++readings;
      warnings.length = lasting;
      const tell = (inventory: Inventory): void => {
        if (ended.signal.aborted || reading < newest) return;
        newest = reading;
        const told = [...restless, ...warnings, ...inventory.warnings.map(redacted)];
        onInventory(child, { ...inventory, warnings: told }, of);
      };
      const inventory = await listInventory(session, of.offers, LIST_DEADLINE_MS, until);
      await study(inventory);
      if (until.aborted) return;
      tell(inventory);
      void inventory.later?.then(tell);
    }

    const ended = new AbortController();
    let peer: Peer | undefined;
    const relists = createRelists({
      clock: systemClock,
      list: () => (peer === undefined ? Promise.resolve() : list(peer, ended.signal)),
      onRestless(seconds) {
        restless = [text('catalog.restless', { seconds })];
      },
    });
    void lost.then(() => {
      ended.abort();
      relists.stop();
    });
    const { startTimeoutMs } = child.server.restart;
    const tooLate = AbortSignal.timeout(Math.max(startTimeoutMs / 2, startTimeoutMs - SPARE_MS));
    const until = AbortSignal.any([signal, ended.signal, tooLate]);
    try {
      peer = await shakeHands(session, (transport) => (foreign = transport), {
        client,
        probeMs: PROBE_MS,
        timeoutMs: startTimeoutMs,
        signal: until,
        ended: ended.signal,
        onListChanged: relists.changed,
        road,
      });
      await list(peer, until);
      until.throwIfAborted();
    } catch (error) {
      await session.close();
      if (trouble !== undefined) throw new AttachFailure(trouble.reason, trouble.advice);
      throw failure(child, firstNoise, tooLate.aborted ? startTimeoutMs : undefined, error);
    }
    open.set(child.instance, {
      session: finished(session, {
        by: child.by,
        peer,
        road,
        completions,
        ended: ended.signal,
        relist: relists.ask,
      }),
      peer,
    });
    return {
      lost,
      async close() {
        open.delete(child.instance);
        await peer.close();
        await session.close();
      },
    };
  }

  return {
    attach,
    session: (instance) => open.get(instance)?.session,
    peer: (instance) => open.get(instance)?.peer,
    protocol: { since: protocol.since },
  };
}

/** What calls go through: of the modern era a session knows more than how to send. */
function finished(
  session: Session,
  more: {
    by: Line['by'];
    peer: Peer;
    road: RoadBack;
    completions: Completions;
    ended: AbortSignal;
    relist: () => Promise<void> | undefined;
  },
): Session {
  const { by, peer, road, completions, ended, relist } = more;
  if (peer.era === 'legacy') return withPages(session, road, { completions, ended });
  return withInput(by === 'url' ? withHeaderRetry(session, relist) : session, road, ended);
}

/** What the server said instead of the protocol explains most; then that it said nothing in time. */
function failure(
  line: Line,
  noise: string | undefined,
  timeoutMs: number | undefined,
  error: unknown,
): AttachFailure {
  const advice = text(line.by === 'stdio' ? 'server.advice.checkProtocol' : 'remote.advice.checkPath');
  if (noise !== undefined) {
    return new AttachFailure(text('server.noisyStart', { line: noise.slice(0, 200) }), advice);
  }
  if (timeoutMs !== undefined) {
    const reason = text('server.startTimeout', { seconds: timeoutMs / 1000 });
    return new AttachFailure(reason, text('server.advice.slowStart'));
  }
  const reason = text('server.handshakeFailed', { problem: problemOf(error) });
  return new AttachFailure(reason, advice);
}
