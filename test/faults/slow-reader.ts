// A caller that reads the head of its answer and then a byte at a time, or nothing, until it is told to read on.
import { once } from 'node:events';
import { connect } from 'node:net';

export interface SlowReader {
  readonly begun: Promise<unknown>;
  /** `X-Sammansatt-Id` of the answer. */
  id(): string;
  /** Reads what there still is; resolves when the connection has ended, with whether that was the whole answer. */
  readOn(): Promise<boolean>;
}

/** @param trickle reads a byte now and then; otherwise none */
export function slowReader(url: string, question: string, trickle: boolean): SlowReader {
  const { hostname, port } = new URL(url);
  const begun = Promise.withResolvers<void>();
  let pace: 'head' | 'slow' | 'fast' = 'head';
  let head = '';
  let length = 0;
  const socket = connect({
    port: Number(port),
    host: hostname,
    onread: {
      buffer: () => Buffer.alloc(pace === 'fast' ? 65_536 : 1),
      callback(bytes, buffer) {
        length += bytes;
        if (pace === 'head') head += Buffer.from(buffer.subarray(0, bytes)).toString('latin1');
        if (pace === 'head' && head.endsWith('\r\n\r\n')) {
          pace = 'slow';
          begun.resolve();
        }
        if (pace === 'slow' && trickle) setTimeout(() => socket.resume(), 5);
        return pace !== 'slow';
      },
    },
  });
  socket.on('error', () => {});
  const closed = once(socket, 'close');
  const headers = `Host: x\r\nContent-Type: text/xml\r\nConnection: close\r\nContent-Length: ${Buffer.byteLength(question)}`;
  socket.write(`POST /ssbtek HTTP/1.1\r\n${headers}\r\n\r\n${question}`);
  const header = (name: string) => new RegExp(`${name}: (\\S+)`, 'i').exec(head)?.[1] ?? '';
  return {
    begun: Promise.race([begun.promise, closed]),
    id: () => header('x-sammansatt-id'),
    async readOn() {
      pace = 'fast';
      socket.resume();
      await closed;
      return length === head.length + Number(header('content-length'));
    },
  };
}
