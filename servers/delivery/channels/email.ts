import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { ToolFailure } from '#servers/kit/failure.ts';
import type { Settings } from '#servers/kit/settings.ts';
import { ATTEMPT_MS } from '../channel.ts';
import type { Channel } from '../channel.ts';
import { plainText } from '../notice.ts';
import { unset } from '../unset.ts';
import { smtpFailure } from './smtp-failure.ts';

const IMPLICIT_TLS_PORT = 465;

/** Mail by SMTP: STARTTLS is demanded (or TLS from the start on port 465) unless SMTP_USE_TLS is false. */
export function createEmailChannel(settings: Settings): Channel {
  const from = (): string | undefined => settings.get('SMTP_FROM') ?? settings.get('SMTP_USERNAME');
  return {
    name: 'email',
    can: ['message', 'subject', 'attachments'],
    missing() {
      if (settings.get('SMTP_USERNAME') !== undefined) return unset(settings, 'Mail', ['SMTP_PASSWORD']);
      return unset(settings, 'Mail', ['SMTP_FROM']);
    },
    allowed: () => settings.list('EMAIL_RECIPIENTS'),
    async deliver(recipient, notice, signal) {
      const where = serverOf(settings);
      // Loaded when it is first needed: the server starts without it.
      const { createTransport } = await import('nodemailer');
      signal.throwIfAborted();
      const socket = connect(where.port, where.host);
      const hangUp = (): void => void socket.destroy();
      signal.addEventListener('abort', hangUp, { once: true });
      try {
        await connected(socket);
        const sent = await createTransport({
          ...where,
          ...optionsFrom(settings),
          connection: socket,
        }).sendMail({
          from: from(),
          to: { address: recipient, name: '' },
          subject: notice.subject,
          text: plainText(notice),
          // The same when it is tried again, so that a mailbox can tell.
          messageId: `<${notice.id}.${Buffer.from(recipient).toString('hex').slice(0, 40)}@patchbay.invalid>`,
          disableFileAccess: true,
          disableUrlAccess: true,
        });
        return { id: sent.messageId };
      } catch (error) {
        signal.throwIfAborted();
        throw smtpFailure(error, `${where.host}:${where.port}`);
      } finally {
        signal.removeEventListener('abort', hangUp);
        socket.destroy();
      }
    },
  };
}

function serverOf(settings: Settings): { host: string; port: number; secure: boolean } {
  const port = settings.number('SMTP_PORT') ?? 587;
  return {
    host: settings.need('SMTP_HOST'),
    port,
    secure: settings.boolean('SMTP_USE_TLS') !== false && port === IMPLICIT_TLS_PORT,
  };
}

function optionsFrom(settings: Settings) {
  const user = settings.get('SMTP_USERNAME');
  const tls = settings.boolean('SMTP_USE_TLS') !== false;
  return {
    requireTLS: tls,
    ignoreTLS: !tls,
    ...(user === undefined ? {} : { auth: { user, pass: settings.need('SMTP_PASSWORD') } }),
    tls: authorities(settings.get('SMTP_CA_FILE')),
    greetingTimeout: ATTEMPT_MS,
    socketTimeout: ATTEMPT_MS,
  };
}

function authorities(file: string | undefined): { ca?: Buffer } {
  if (file === undefined) return {};
  try {
    return { ca: readFileSync(file) };
  } catch {
    throw new ToolFailure('D', 'SMTP_CA_FILE names a file that cannot be read. Correct it.', {
      setting: 'SMTP_CA_FILE',
    });
  }
}

function connected(socket: Socket): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('error', reject);
    socket.once('close', () => {
      reject(new Error('the connection was closed'));
    });
  });
}
