// The stream of an uppdrag: kept open by beats while nothing happens, for so many callers and no more, until we stop.
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import express from 'express';
import { UppskjutenError } from '../../../src/uppdrag/uppdrag-error.ts';
import { createHandelser } from '../../../src/web/uppdrag/handelser.ts';
import { describeDatabase } from '../../platform/sql/describe-database.ts';
import { CALLER, NEVER, openUppdrag } from '../../uppdrag/open-uppdrag.ts';

const TAKT = { lookMs: 1, beatMs: 0, stillMs: 60_000, most: 2, mostOfCaller: 1 };

describeDatabase('web/uppdrag handelser', (open) => {
  const servers: Server[] = [];
  afterEach(() => {
    for (const server of servers.splice(0)) server.close().closeAllConnections();
  });

  it('beats while nothing happens, says what happens, and ends when it is done', async () => {
    const tjanst = await openUppdrag(await open());
    const stopping = new AbortController();
    const follow = createHandelser({ ...tjanst, stopping: stopping.signal }, TAKT);
    const app = express();
    app.get('/:id', (request, response) =>
      follow(request.params.id, CALLER, response, NEVER).catch((error) => {
        response.status(error instanceof UppskjutenError ? 503 : 500).end();
      }),
    );
    const server = app.listen(0, '127.0.0.1');
    await once(server, 'listening');
    servers.push(server);
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const { id } = await tjanst.lamnaIn([1, 2]);

    const first = await fetch(`${url}/${id}`);
    expect(first.headers.get('content-type')).to.equal('text/event-stream; charset=utf-8');
    expect((await fetch(`${url}/${id}`)).status, 'one of a caller').to.equal(503);
    let text = '';
    for await (const part of first.body ?? []) {
      text += Buffer.from(part).toString();
      if (text.includes(': slag\n\n') && tjanst.asked.length === 0)
        await tjanst.arbeta(id, { begin: NEVER, left: NEVER });
    }
    const lagen = [...text.matchAll(/^event: lage\ndata: (.*)$/gm)].map(([, data = '']) => JSON.parse(data).lage);
    expect([lagen[0], lagen.at(-1)]).to.deep.equal(['väntar', 'klart']);

    const next = await tjanst.lamnaIn([3]);
    const open2 = await fetch(`${url}/${next.id}`);
    stopping.abort();
    expect(await open2.text(), 'of one that nobody works on')
      .to.contain('väntar')
      .and.not.contain('klart"');
    expect((await fetch(`${url}/${next.id}`)).status, 'none is opened any more').to.equal(503);
  });
});
