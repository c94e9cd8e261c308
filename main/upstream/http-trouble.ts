import { text } from '#contract/text.ts';
import type { Text } from '#contract/text.ts';
import { EgressRefused, RedirectRefused } from '#main/guard/egress-refusal.ts';
import { problemOf } from '#main/kernel/logger.ts';
import type { Trouble } from './channel.ts';

const SAID_CHARS = 200;

/** What a failed connection means. `lost`: nothing can be reached there any more, not only this once. */
export function connectionTrouble(error: unknown, host: string): Trouble & { lost: boolean } {
  if (error instanceof RedirectRefused) return { ...redirectTrouble(error), lost: false };
  if (error instanceof EgressRefused) {
    const { address, kind } = error;
    return {
      reason: text('remote.forbidden', { host: error.host, address: address ?? error.host, kind }),
      advice: text('remote.advice.checkAddress'),
      lost: true,
    };
  }
  const code = codeOf(error);
  const problem = problemOf(error);
  const trouble = (reason: Text, advice: Text): Trouble & { lost: boolean } => ({
    reason,
    advice,
    lost: true,
  });
  if (code === 'ECONNREFUSED') {
    return trouble(text('remote.refused', { host }), text('remote.advice.checkRunning'));
  }
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return trouble(text('remote.unknownHost', { host }), text('remote.advice.checkAddress'));
  }
  if (code === 'UND_ERR_CONNECT_TIMEOUT' || UNREACHABLE.has(code)) {
    return trouble(text('remote.unreachable', { host, problem }), text('remote.advice.checkNetwork'));
  }
  const why = CERTIFICATES[code];
  if (why !== undefined || /^(ERR_TLS|ERR_SSL|CERT_|EPROTO$)|CERT|SIGNATURE|ISSUER/.test(code)) {
    const reason = text('remote.certificate', { host, why: why ?? 'other', problem });
    if (why === 'selfSigned') return trouble(reason, text('remote.advice.selfSigned'));
    return trouble(reason, text(why === 'noTls' ? 'remote.advice.noTls' : 'remote.advice.certificate'));
  }
  return {
    reason: text('remote.broken', { host, problem }),
    advice: text('remote.advice.checkRunning'),
    lost: false,
  };
}

/** What OpenSSL and Node call what is wrong with a certificate, or with who shows none. */
const CERTIFICATES: Partial<Record<string, string>> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: 'selfSigned',
  SELF_SIGNED_CERT_IN_CHAIN: 'unknownIssuer',
  UNABLE_TO_GET_ISSUER_CERT: 'unknownIssuer',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'unknownIssuer',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'unknownIssuer',
  CERT_HAS_EXPIRED: 'expired',
  CERT_NOT_YET_VALID: 'notYet',
  ERR_TLS_CERT_ALTNAME_INVALID: 'otherName',
  ERR_SSL_WRONG_VERSION_NUMBER: 'noTls',
  ERR_SSL_PACKET_LENGTH_TOO_LONG: 'noTls',
};

const UNREACHABLE = new Set(['EHOSTUNREACH', 'ENETUNREACH', 'ENETDOWN', 'EHOSTDOWN', 'ETIMEDOUT']);

function redirectTrouble({ to, kind }: RedirectRefused): Trouble {
  return kind === undefined || kind === 'public' || kind === 'loopback' || kind === 'private'
    ? { reason: text('remote.redirected', { to }), advice: text('remote.advice.redirected') }
    : { reason: text('remote.redirectedForbidden', { to, kind }), advice: text('remote.advice.distrust') };
}

/** What an answer that is not one of the protocol means. */
export function statusTrouble(status: number, said: Buffer | undefined): Trouble {
  if (status === 401 || status === 403) {
    return { reason: text('remote.unauthorized', { status }), advice: text('remote.advice.token') };
  }
  if (status === 404 || status === 405 || status === 406 || status === 410) {
    return { reason: text('remote.noEndpoint', { status }), advice: text('remote.advice.checkPath') };
  }
  const words = (said?.toString('utf8', 0, SAID_CHARS * 4) ?? '').replaceAll(/\s+/g, ' ').trim();
  const plain = words === '' || words.startsWith('<') ? '-' : words.slice(0, SAID_CHARS);
  const advice = status >= 500 ? 'remote.advice.serverError' : 'remote.advice.checkPath';
  return { reason: text('remote.status', { status, said: plain }), advice: text(advice) };
}

/** It answers, but with something else; `type` is the media type. */
export function wrongType(type: string): Trouble {
  return {
    reason: text('remote.notMcp', { type: type.slice(0, 100) || '-' }),
    advice: text('remote.advice.checkPath'),
  };
}

function codeOf(error: unknown): string {
  if (error instanceof AggregateError) return codeOf(error.errors[0]);
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
