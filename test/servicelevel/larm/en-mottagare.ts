// Receivers of alerts for tests: a webhook over HTTP and a mail server over SMTP, both on ports of their own.
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type Socket } from 'node:net';

const opened: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0)) await close();
});

export interface Mottaget {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** The body as JSON. */
  readonly json: Readonly<Record<string, string>>;
}

export interface Mottagare {
  readonly url: string;
  readonly mottaget: Mottaget[];
  /** What it answers from now on, and with which body; undefined: nothing at all. */
  svara(status: number | undefined, body?: Buffer): void;
}

/** Answers 200 until it is told otherwise; 302 points back at itself. */
export async function enMottagare(): Promise<Mottagare> {
  const mottaget: Mottaget[] = [];
  let status: number | undefined = 200;
  let answer: Buffer | undefined;
  const server = createServer(async (request, response) => {
    const body = Buffer.concat(await Array.fromAsync(request as AsyncIterable<Buffer>)).toString();
    mottaget.push({ path: request.url ?? '', headers: request.headers, body, json: JSON.parse(body) });
    if (status !== undefined) response.writeHead(status, { location: '/annan' }).end(answer);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  opened.push(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/larm`,
    mottaget,
    svara(next, body) {
      [status, answer] = [next, body];
    },
  };
}

export interface Postkontor {
  readonly smtpUrl: string;
  /** Whole letters as they came, with the receivers of their envelopes. */
  readonly brev: { readonly till: readonly string[]; readonly text: string }[];
  /** Refuses every letter from now on. */
  stang(): void;
  /** What one receiver's letters are answered with from now on; undefined: they are taken. */
  svara(till: string, line: string | undefined): void;
}

/** As much of RFC 5321 as a client without login and TLS speaks. */
export async function ettPostkontor(): Promise<Postkontor> {
  const brev: Postkontor['brev'] = [];
  let closed = false;
  const svar = new Map<string, string | undefined>();
  const sockets = new Set<Socket>();
  const server = createTcpServer((socket) => {
    sockets.add(socket);
    let till: string[] = [];
    let data: string | undefined;
    let rest = '';
    socket.on('error', () => {});
    socket.write('220 prov\r\n');
    socket.setEncoding('utf8').on('data', (chunk) => {
      const lines = `${rest}${chunk}`.split('\r\n');
      rest = lines.pop() ?? '';
      for (const line of lines) socket.write(answer(line));
    });
    function answer(line: string): string {
      if (data !== undefined && line !== '.') {
        data += `${line}\n`;
        return '';
      }
      if (data !== undefined) {
        brev.push({ till, text: data });
        [data, till] = [undefined, []];
        return '250 tack\r\n';
      }
      if (line.startsWith('MAIL') && closed) return '451 senare\r\n';
      if (line.startsWith('RCPT')) {
        const receiver = /<([^>]*)>/.exec(line)?.[1] ?? '';
        const refused = svar.get(receiver);
        if (refused !== undefined) return `${refused}\r\n`;
        till.push(receiver);
      }
      if (line !== 'DATA') return line.startsWith('QUIT') ? '221 adjö\r\n' : '250 ja\r\n';
      data = '';
      return '354 skriv\r\n';
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  opened.push(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  return {
    smtpUrl: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}?ignoreTLS=true`,
    brev,
    stang() {
      closed = true;
    },
    svara(till, line) {
      svar.set(till, line);
    },
  };
}
