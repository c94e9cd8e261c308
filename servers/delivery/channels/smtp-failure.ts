import { ToolFailure } from '#servers/kit/failure.ts';

const NOBODY_THERE = /^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT)$/;

/** What nodemailer or the socket reports: A, D, T or E with the server's words; a surprise as it came. */
export function smtpFailure(error: unknown, where: string): unknown {
  if (!(error instanceof Error) || error instanceof ToolFailure) return error;
  const {
    code = '',
    responseCode,
    response,
  } = error as { code?: string; responseCode?: number; response?: string };
  const said = response === undefined ? '' : `: ${response.slice(0, 300)}`;
  const fields: Record<string, string | number | boolean> = { host: where };
  if (responseCode !== undefined) fields['smtp_status'] = responseCode;
  if (code === 'EAUTH' && responseCode !== undefined && responseCode >= 500) {
    return new ToolFailure(
      'A',
      `The mail server ${where} does not accept SMTP_USERNAME and SMTP_PASSWORD${said}`,
      fields,
    );
  }
  if (responseCode !== undefined) {
    // RFC 5321, 4.2.1: 4yz is over in a while, 5yz is not.
    return new ToolFailure('E', `The mail server ${where} refused${said}`, {
      ...fields,
      passing: responseCode < 500,
    });
  }
  const errno = causeOf(error) ?? code;
  if (NOBODY_THERE.test(errno)) {
    return new ToolFailure(
      'D',
      `Cannot connect to the mail server ${where} (${errno}). See that it runs and that SMTP_HOST and SMTP_PORT are right.`,
      { ...fields, errno },
    );
  }
  if (code === 'ETIMEDOUT')
    return new ToolFailure('T', `The mail server ${where} did not answer in time.`, fields);
  if (code === 'ETLS' || /^(?:CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|ERR_TLS|ERR_SSL)/.test(errno)) {
    return new ToolFailure('E', `No safe connection to the mail server ${where}: ${error.message}`, fields);
  }
  return new ToolFailure('E', `The connection to the mail server ${where} broke: ${error.message}`, {
    ...fields,
    errno: errno === '' ? 'closed' : errno,
  });
}

/** The errno below nodemailer's own code. */
function causeOf(error: Error): string | undefined {
  const { cause, errno, code } = error as { cause?: unknown; errno?: unknown; code?: unknown };
  if (cause instanceof Error && 'code' in cause) return String(cause.code);
  return errno === undefined ? undefined : String(code);
}
