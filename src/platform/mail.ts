// Sends letters by SMTP; without a server they are left in a folder, as the files that mail programs open.
import { randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';

export interface MailOptions {
  /** The sender's address. */
  readonly from: string;
  /** `smtp://…` or `smtps://…`; contains a password: never print it. */
  readonly smtpUrl?: string;
  /** Where letters are left without a server; made if missing. */
  readonly folder: string;
}

export interface LetterOptions {
  /** The same for a letter that is sent again, so that it is shown once: the part before `@`, of letters, digits and hyphens. */
  readonly messageId?: string;
  /** Where the receiver ends what the letter is sent for (RFC 2369). */
  readonly unsubscribe?: string;
}

export interface Mailer {
  /** Where letters are left, and nobody gets them, for want of a server. */
  readonly leftIn?: string;
  /** Plain text to one address. @throws {MailError} */
  send(to: string, subject: string, text: string, options?: LetterOptions): Promise<void>;
}

/** `unreachable`: the server, whatever the letter; `not-taken`: this letter, now; `no-such-receiver`: this address, for good. */
export type MailErrorKind = 'unreachable' | 'not-taken' | 'no-such-receiver';

/** The letter is not on its way. Says nothing of its content or receiver. */
export class MailError extends Error {
  override readonly name = 'MailError';
  readonly kind: MailErrorKind;

  constructor(message: string, kind: MailErrorKind = 'unreachable') {
    super(message);
    this.kind = kind;
  }
}

const TIMEOUT_MS = 15_000;

export function createMailer({ from, smtpUrl, folder }: MailOptions): Mailer {
  return smtpUrl ? overSmtp(from, smtpUrl) : intoFolder(from, folder);
}

function overSmtp(from: string, url: string): Mailer {
  const limits = { connectionTimeout: TIMEOUT_MS, greetingTimeout: TIMEOUT_MS, socketTimeout: TIMEOUT_MS };
  const transport = createTransport({ url, ...limits });
  return {
    async send(to, subject, text, options) {
      try {
        await transport.sendMail({ from, to, subject, text, ...headersOf(from, options) });
      } catch (error) {
        const { code } = error as { code?: unknown };
        const word = typeof code === 'string' ? code : 'unknown';
        throw new MailError(`the mail server did not take the letter (${word})`, kindOf(error as SmtpFailure));
      }
    },
  };
}

/** As nodemailer has it. */
interface SmtpFailure {
  readonly command?: unknown;
  readonly responseCode?: unknown;
  readonly response?: unknown;
}

/** Mailbox unavailable, not local, and a name that is none (RFC 5321, 4.2.3). */
const NO_MAILBOX = [550, 551, 553];

function kindOf({ command, responseCode, response }: SmtpFailure): MailErrorKind {
  if (command === 'API' || (command === 'DATA' && responseCode)) return 'not-taken';
  if (command !== 'RCPT TO') return 'unreachable';
  // X.7.X is the server's policy, which says nothing of the address (RFC 3463, 3.8).
  const isPolicy = /^5\d\d[ -]5\.7\./.test(String(response));
  return NO_MAILBOX.includes(Number(responseCode)) && !isPolicy ? 'no-such-receiver' : 'not-taken';
}

function intoFolder(from: string, folder: string): Mailer {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  return {
    leftIn: folder,
    async send(to, subject, text, options) {
      try {
        const { message } = await transport.sendMail({ from, to, subject, text, ...headersOf(from, options) });
        await mkdir(folder, { recursive: true, mode: 0o700 });
        const name = `${new Date().toISOString().replaceAll(':', '-')}-${randomUUID().slice(0, 8)}.eml`;
        await writeFile(join(folder, name), message as Buffer, { mode: 0o600, flag: 'wx' });
      } catch {
        throw new MailError('the letter could not be left in its folder');
      }
    },
  };
}

function headersOf(from: string, { messageId, unsubscribe }: LetterOptions = {}) {
  const domain = /@([^\s>]+)/.exec(from)?.[1] ?? 'sammansatt.invalid';
  return {
    ...(messageId !== undefined && { messageId: `<${messageId}@${domain}>` }),
    ...(unsubscribe !== undefined && { list: { unsubscribe } }),
  };
}
