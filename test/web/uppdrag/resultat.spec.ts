// The results of an uppdrag over HTTP: to one call at a time, in either form, and kept from a reader that stands still.
import { once } from 'node:events';
import { get, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import express from 'express';
import { UppdragError, UppskjutenError } from '../../../src/uppdrag/uppdrag-error.ts';
import { createResultat, type Resultatgranser } from '../../../src/web/uppdrag/resultat.ts';
import { describeDatabase } from '../../platform/sql/describe-database.ts';
import { CALLER, NEVER, type OpenedUppdrag, openUppdrag } from '../../uppdrag/open-uppdrag.ts';

const GRANSER: Resultatgranser = { stillMs: 60_000, most: 2, mostOfCaller: 1 };
const NDJSON = 'application/x-ndjson';

/** More than what fits between two who speak to each other when one does not read. */
const STORA = Array.from({ length: 20 }, () => 'x'.repeat(1_000_000));

describeDatabase('web/uppdrag resultat', (open) => {
  const servers: Server[] = [];
  afterEach(() => {
    for (const server of servers.splice(0)) server.close().closeAllConnections();
  });

  async function serve(tjanst: OpenedUppdrag, granser = GRANSER): Promise<string> {
    const send = createResultat(tjanst, tjanst.clock, granser);
    const app = express();
    app.get('/:id', async (request, response) => {
      try {
        await send(await tjanst.uppdragen.en(request.params.id, CALLER), CALLER, request, response);
      } catch (error) {
        if (error instanceof UppskjutenError) response.status(503).end();
        else response.status(409).end(error instanceof UppdragError ? error.kind : 'bug');
      }
    });
    const server = app.listen(0, '127.0.0.1');
    await once(server, 'listening');
    servers.push(server);
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  async function klart(tjanst: OpenedUppdrag, fragor: readonly unknown[]): Promise<string> {
    const { id } = await tjanst.lamnaIn(fragor);
    await tjanst.arbeta(id, { begin: NEVER, left: NEVER });
    return id;
  }

  /** An answer of which nothing is read yet. */
  async function unread(url: string): Promise<IncomingMessage> {
    const [response] = (await once(get(url, { agent: false }), 'response')) as [IncomingMessage];
    return response;
  }

  /** Whoever comes just after somebody has left may find the claim of that call. */
  async function fetched(url: string): Promise<Response> {
    for (;;) {
      const response = await fetch(url);
      if (response.status === 200) return response;
      expect([await response.text(), '']).to.include(response.status === 409 ? 'hamtas' : '');
    }
  }

  it('are one call’s at a time: the other is told to wait, and that they are gone when they are', async () => {
    const tjanst = await openUppdrag(await open());
    const id = await klart(tjanst, STORA);
    const url = await serve(tjanst, { ...GRANSER, mostOfCaller: 2 });
    const first = await unread(`${url}/${id}`);
    expect(await (await fetch(`${url}/${id}`)).text()).to.equal('hamtas');
    const { resultat } = JSON.parse(Buffer.concat(await first.toArray()).toString());
    expect(resultat).to.have.length(20);
    while ((await tjanst.uppdragen.en(id, CALLER)).lage === 'klart') await fetch(`${url}/${id}`);
    expect(await (await fetch(`${url}/${id}`)).text()).to.equal('hamtat');
  });

  it('stay where the reader stands still, whose connection is closed', async () => {
    const tjanst = await openUppdrag(await open());
    const id = await klart(tjanst, STORA);
    const url = await serve(tjanst, { ...GRANSER, stillMs: 50 });
    const still = await unread(`${url}/${id}`);
    const response = await fetched(`${url}/${id}`);
    expect((await response.json()) as object)
      .to.have.property('resultat')
      .with.length(20);
    const error = await still.toArray().catch((one: NodeJS.ErrnoException) => one.code);
    expect(error).to.equal('ECONNRESET');
  });

  it('are fetched so many at once by a caller', async () => {
    const tjanst = await openUppdrag(await open());
    const [stora, other] = [await klart(tjanst, STORA), await klart(tjanst, [1])];
    const url = await serve(tjanst);
    const first = await unread(`${url}/${stora}`);
    expect((await fetch(`${url}/${other}`)).status).to.equal(503);
    first.destroy();
    let { status } = await fetch(`${url}/${other}`);
    while (status === 503) ({ status } = await fetch(`${url}/${other}`));
    expect(status).to.equal(200);
  });

  it('come as lines where that is asked for, the last of which says that it is all', async () => {
    const tjanst = await openUppdrag(await open());
    const id = await klart(tjanst, [1, 2]);
    const url = await serve(tjanst);
    const response = await fetch(`${url}/${id}`, { headers: { accept: NDJSON } });
    expect(response.headers.get('content-type')).to.contain(NDJSON);
    const lines = (await response.text()).trim().split('\n');
    const [first, second, last] = lines.map((line) => JSON.parse(line));
    expect([first.nummer, second.nummer]).to.deep.equal([1, 2]);
    expect(Object.keys(first)).to.deep.equal(['nummer', 'utfall', 'jwe']);
    expect(last).to.deep.equal({ id, antal: 2 });
  });

  it('are handed out no more once their time is over, though nobody has erased them yet', async () => {
    const tjanst = await openUppdrag(await open());
    const id = await klart(tjanst, [1]);
    tjanst.pass(2 * 3_600_000);
    const url = await serve(tjanst);
    expect(await (await fetch(`${url}/${id}`)).text()).to.equal('gallrat');
  });
});
