import { hostKind } from '#main/guard/egress-addresses.ts';
import { secretTexts } from '#contract/launch.ts';
import { serverOf } from '#contract/ids.ts';
import { text } from '#contract/text.ts';
import type { Egress } from '#main/guard/egress.ts';
import type { Line } from '#main/supervisor/attach.ts';
import type { Channel, ChannelEvents } from './channel.ts';
import { createHttpChannel } from './http-channel.ts';
import { createPipe } from './pipe.ts';
import { MAX_MESSAGE_BYTES, createSession } from './session.ts';
import type { Session, SessionEvents } from './session.ts';
import { createSseChannel } from './sse-channel.ts';
import type { Tap } from './tap.ts';

/** Opens the hot half of a session over whatever the line is. */
export function openSession(line: Line, events: SessionEvents, tap: Tap, egress: Egress): Session {
  if (line.by === 'stdio') return createSession((on) => createPipe(line, MAX_MESSAGE_BYTES, on), events, tap);
  return createSession((on) => openUrl(line, on, egress), events, tap);
}

type RemoteLine = Extract<Line, { by: 'url' }>;

function openUrl({ instance, server, endpoint }: RemoteLine, events: ChannelEvents, egress: Egress): Channel {
  const outlet = egress.open(serverOf(instance), 'server');
  const { protocol, host, hostname } = new URL(endpoint.url);
  const secret = secretTexts(server.launch).some((value) => value.includes('${secret:'));
  if (secret && protocol === 'http:' && hostKind(hostname) !== 'loopback') {
    events.onWarning(text('remote.plainHttp', { host }));
  }
  const options = { endpoint, outlet, events, limitBytes: MAX_MESSAGE_BYTES };
  if (endpoint.type === 'sse') return createSseChannel(options);

  let current: Channel = createHttpChannel({
    ...options,
    // A server of before Streamable HTTP refuses the POST and may answer a GET (2025-03-26, backwards compatibility).
    takeOver(message, about, otherwise) {
      current = createSseChannel({ ...options, otherwise });
      return current.send(message, about) === 'sent';
    },
  });
  return {
    send: (message, about) => current.send(message, about),
    agreed: (revision) => {
      current.agreed(revision);
    },
    close: () => current.close(),
  };
}
