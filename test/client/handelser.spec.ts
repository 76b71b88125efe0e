// Events are the same however the network cuts their bytes.
import { expect } from 'chai';
import fc from 'fast-check';
import { type Handelse, readHandelser } from '../../src/client/handelser.ts';

async function read(parts: Iterable<Uint8Array>): Promise<Handelse[]> {
  async function* sent() {
    yield* parts;
  }
  return Array.fromAsync(readHandelser(sent()));
}

/** Cut at these places. */
function cut(bytes: Uint8Array, places: readonly number[]): Uint8Array[] {
  const at = [0, ...places.map((one) => one % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
  return at.slice(1).map((end, index) => bytes.subarray(at[index], end));
}

describe('client: server-sent events', () => {
  it('are read as they were sent, wherever they are cut', async () => {
    const event = fc.record({
      event: fc.constantFrom('lage', 'message'),
      data: fc.oneof(fc.json(), fc.constant('{"lage":"pågår"}'), fc.constant('första\nandra')),
    });
    const places = fc.array(fc.nat(), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(event, { maxLength: 6 }),
        places,
        fc.constantFrom('\n', '\r\n'),
        async (all, at, eol) => {
          const text = all.map(({ event: name, data }) => {
            const lines = [`event: ${name}`, ...data.split('\n').map((line) => `data: ${line}`), ''];
            return `: slag${eol}${eol}${lines.join(eol)}${eol}`;
          });
          const bytes = new TextEncoder().encode(text.join(''));
          expect(await read(cut(bytes, at))).to.deep.equal(all);
        },
      ),
    );
  });

  it('count when they are whole: what the connection broke off is no event', async () => {
    const bytes = new TextEncoder().encode('event: lage\ndata: {"klara":1}\n\nevent: lage\ndata: {"klara":2');
    expect(await read([bytes])).to.deep.equal([{ event: 'lage', data: '{"klara":1}' }]);
  });
});
