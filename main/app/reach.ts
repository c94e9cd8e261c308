import { connect } from 'node:net';
import type { ServerId } from '#contract/ids.ts';
import type { Egress } from '#main/guard/egress.ts';
import { RedirectRefused } from '#main/guard/egress-refusal.ts';
import { problemOf } from '#main/kernel/logger.ts';

/** What answers at all answers within this. */
const LIMIT_MS = 2_000;

/**
 * Whether something answers at an address (http, https, tcp or unix) that `by` is to work with; `unknown`: it is of a
 * kind that cannot be tried without using it. Never rejects.
 */
export type Reach = (address: string, by: ServerId) => Promise<'answers' | 'unknown' | { problem: string }>;

export function createReach(egress: Pick<Egress, 'open'>): Reach {
  /** Any answer counts, a refusal too: it is asked for nothing. */
  async function host(address: string, by: ServerId): ReturnType<Reach> {
    if (!URL.canParse(address)) return 'unknown';
    const door = egress.open(by, 'server');
    try {
      const signal = AbortSignal.timeout(LIMIT_MS);
      const { body } = await door.send({ method: 'GET', url: new URL('/', address), headers: {}, signal });
      body.on('error', () => undefined).destroy();
      return 'answers';
    } catch (error) {
      return error instanceof RedirectRefused ? 'answers' : { problem: shortProblem(error) };
    } finally {
      await door.close();
    }
  }

  return (address, by) => {
    const [, scheme = '', rest = ''] = /^([a-z][a-z0-9+.-]*):\/\/(.*)$/is.exec(address) ?? [];
    switch (scheme.toLowerCase()) {
      case 'unix':
        return socket(rest);
      case 'http':
      case 'https':
        return host(address, by);
      case 'tcp':
        return host(`http://${rest}`, by);
      default:
        return Promise.resolve('unknown');
    }
  };
}

function socket(path: string): ReturnType<Reach> {
  return new Promise((resolve) => {
    const tried = connect(path);
    const end = (answer: Awaited<ReturnType<Reach>>): void => {
      tried.destroy();
      resolve(answer);
    };
    tried.once('connect', () => {
      end('answers');
    });
    tried.once('error', (error) => {
      end({ problem: shortProblem(error) });
    });
  });
}

/** Of a name with several addresses the message is empty. */
function shortProblem(error: unknown): string {
  const { code } = error as NodeJS.ErrnoException;
  return typeof code === 'string' ? code : problemOf(error);
}
