// Misbehaviour below and within HTTP: sockets that break, bytes that are missing, statuses and encodings that mislead.
import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import type { BehaviourName } from './behaviours.ts';
import type { Captured } from './responder.ts';

export interface Wire {
  readonly socket: Socket;
  readonly response: ServerResponse;
  /** The right answer. */
  readonly answer: Captured;
  readonly ms: number | undefined;
  /** To be called before a socket is closed on purpose, so that it does not count as closed by the caller. */
  done(): void;
}

type Act = (wire: Wire) => void;

const MEGABYTE = 1_048_576;
const TOO_LARGE = 200 * MEGABYTE;
const BOMB_MEGABYTES = 64;

/** Behaviours of kind `wire`, but those that need no more than the right answer or the listening socket. */
export const wireActs: Partial<Record<BehaviourName, Act>> = {
  hang: () => {},
  reset: ({ socket, done }) => {
    done();
    socket.resetAndDestroy();
  },
  'close-before-headers': ({ socket, done }) => {
    done();
    socket.end();
  },
  garbage: ({ socket, done }) => {
    done();
    socket.end(Buffer.from('\u0016\u0003\u0001skräp\u0000\u00ff\r\n\r\n<html', 'latin1'));
  },
  'content-length-stall': ({ socket }) => {
    socket.write('HTTP/1.1 200 OK\r\nContent-Type: text/xml; charset=utf-8\r\nContent-Length: 1000\r\n\r\n');
  },
  'content-length-short': ({ socket, answer: { status, headers, body }, done }) => {
    const length = Math.floor(body.length * 0.6);
    socket.write(
      `HTTP/1.1 ${status} OK\r\nContent-Type: ${headers['content-type']}\r\nContent-Length: ${length}\r\n\r\n`,
    );
    socket.write(body, () => {
      done();
      socket.end();
    });
  },
  dribble: ({ socket, response, answer: { status, headers, body }, ms = 100 }) => {
    let at = 0;
    response.writeHead(status, headers);
    const timer = setInterval(() => response.write(at < body.length ? body.subarray(at, ++at) : ' '), ms);
    socket.once('close', () => clearInterval(timer));
  },
  'too-large': ({ socket, response, answer: { headers }, done }) => {
    const chunk = Buffer.alloc(MEGABYTE, ' ');
    let sent = 0;
    response.writeHead(200, headers);
    const more = () => {
      while (!socket.destroyed && sent < TOO_LARGE) {
        sent += chunk.length;
        if (!response.write(chunk)) return void response.once('drain', more);
      }
      if (socket.destroyed) return;
      done();
      response.end();
    };
    more();
  },
};

/** Behaviours of kind `http`: what is sent instead of the right answer. */
export const httpAnswers: Partial<Record<BehaviourName, (answer: Captured) => Captured>> = {
  'http-404': () => plain(404, 'text/plain; charset=utf-8', 'Not Found'),
  'http-502-html': () => plain(502, 'text/html; charset=utf-8', '<!doctype html><h1>502 Bad Gateway</h1><hr>proxy'),
  'http-429': () => plain(429, 'text/plain; charset=utf-8', 'Too Many Requests', { 'retry-after': '7' }),
  'redirect-permanent': () => plain(301, 'text/plain; charset=utf-8', '', { location: '/omdirigerad' }),
  redirect: () => plain(302, 'text/plain; charset=utf-8', '', { location: '/omdirigerad' }),
  'empty-500': () => plain(500, 'text/xml; charset=utf-8', ''),
  'empty-200': () => plain(200, 'text/xml; charset=utf-8', ''),
  'wrong-content-type': ({ status, body }) => plain(status, 'text/html; charset=utf-8', body),
  'no-content-type': ({ status, body }) => ({ status, headers: {}, body }),
  'charset-contradiction': (answer) => contradicted(answer),
  gzip: ({ status, headers, body }) => ({
    status,
    headers: { ...headers, 'content-encoding': 'gzip' },
    body: gzipSync(body),
  }),
  'gzip-bomb': ({ status, headers }) => {
    return {
      status,
      headers: { ...headers, 'content-encoding': 'gzip' },
      body: gzipBomb(),
    };
  },
};

let bomb: Buffer | undefined;

/** Gzip members one after another are one file: so it takes the time of one megabyte to make. */
function gzipBomb(): Buffer {
  bomb ??= Buffer.concat(Array(BOMB_MEGABYTES).fill(gzipSync(Buffer.alloc(MEGABYTE, ' '))));
  return bomb;
}

function plain(
  status: number,
  type: string,
  body: string | Buffer,
  headers: Readonly<Record<string, string>> = {},
): Captured {
  return { status, headers: { 'content-type': type, ...headers }, body: Buffer.from(body as string) };
}

/** XML in ISO 8859-1 that says so, under a header that says UTF-8; JSON in UTF-8 under a header that says ISO 8859-1. */
function contradicted({ status, headers, body }: Captured): Captured {
  const type = String(headers['content-type']);
  if (!type.includes('xml')) return plain(status, `${type}; charset=iso-8859-1`, body);
  const latin = body.toString('utf8').replace(/encoding="utf-8"/i, 'encoding="ISO-8859-1"');
  return plain(status, 'text/xml; charset=utf-8', Buffer.from(latin, 'latin1'));
}
