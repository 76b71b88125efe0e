// axios as a transport, over node:http: for tests of odd wire faults, which nock can catch there and not in undici.
import axios from 'axios';
import type { Transport } from './http-transport.ts';

export function createAxiosTransport(): Transport {
  const client = axios.create({
    adapter: 'http',
    proxy: false,
    maxRedirects: 0,
    decompress: false,
    responseType: 'arraybuffer',
    validateStatus: () => true,
    transformRequest: [],
    transformResponse: [],
  });
  return {
    async send({ method, url, headers, body, maxBytes }, signal) {
      const response = await client.request({ method, url, headers, data: body, maxContentLength: maxBytes, signal });
      const plain = Object.entries(response.headers).map(([name, value]) => [name.toLowerCase(), String(value)]);
      return { status: response.status, headers: Object.fromEntries(plain), body: response.data as Buffer };
    },
    async close() {},
  };
}
