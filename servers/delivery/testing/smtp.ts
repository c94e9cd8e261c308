import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export const SMTP_USER = 'robot@example.com';
export const SMTP_PASSWORD = 'fake-password-of-the-tests';

export interface Mail {
  from: string;
  to: string[];
  raw: string;
  secure: boolean;
  user: unknown;
}

export interface MailServer {
  port: number;
  mails: Mail[];
  /** Every mail whose text arrived, refused ones too. */
  tried: Mail[];
  /** Called when the text of a mail has begun to arrive; what it answers refuses the mail. */
  onData: { hook: (() => Promise<Error | undefined>) | undefined };
  connections(): number;
  kill(): Promise<void>;
}

/** A real mail server on loopback: STARTTLS, then authentication, then mail to anybody at example.com. */
export async function startMailServer(tls: { key: string; cert: string }): Promise<MailServer> {
  const mails: Mail[] = [];
  const tried: Mail[] = [];
  const onData: MailServer['onData'] = { hook: undefined };

  async function settle(mail: Mail, done: (error?: Error | null) => void): Promise<void> {
    const refusal = await onData.hook?.();
    if (refusal === undefined) mails.push(mail);
    done(refusal ?? null);
  }

  const server = new SMTPServer({
    ...tls,
    authMethods: ['PLAIN', 'LOGIN'],
    disableReverseLookup: true,
    onAuth({ username, password }, _session, done) {
      if (username === SMTP_USER && password === SMTP_PASSWORD) done(null, { user: username });
      else done(new Error('Invalid username or password'));
    },
    onRcptTo({ address }, _session, done) {
      if (address.endsWith('@example.com')) done();
      else done(Object.assign(new Error('No such user'), { responseCode: 550 }));
    },
    onData(stream, session, done) {
      const pieces: Buffer[] = [];
      stream.on('data', (piece: Buffer) => pieces.push(piece));
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        const mail: Mail = {
          from: mailFrom === false ? '' : mailFrom.address,
          to: rcptTo.map(({ address }) => address),
          raw: Buffer.concat(pieces).toString('utf8'),
          secure: session.secure,
          user: session.user,
        };
        tried.push(mail);
        void settle(mail, done);
      });
    },
  });
  // What a client that hangs up leaves behind.
  server.on('error', () => undefined);
  const listener = server.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  let killed: Promise<void> | undefined;
  return {
    port: (listener.address() as AddressInfo).port,
    mails,
    tried,
    onData,
    connections: () => server.connections.size,
    kill() {
      killed ??= new Promise((resolve) => {
        for (const connection of server.connections) connection.close();
        server.close(() => {
          resolve();
        });
      });
      return killed;
    },
  };
}
