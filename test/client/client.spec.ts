// The client over real HTTP: what it asks, when it gives up, what its errors say, and what they never say.
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import { expect } from 'chai';
import { persons } from '../../src/bastjanster/simulation/population.ts';
import { createSammansattClient, type Fraga, foljerSchemat, SammansattError } from '../../src/client/index.ts';
import { type Constellation, startConstellation } from '../constellation.ts';
import { freePort } from '../free-port.ts';
import { questionJson } from '../questions.ts';

const fraga = questionJson({ ask: ['TNS', 'AF'] }) as Fraga;
const { personnummer } = persons.allaSvarar;
const ID = '01a20404-d7ee-7750-9546-db09891e6942';

async function refused(promise: Promise<unknown>): Promise<SammansattError> {
  const error = await promise.then(
    () => undefined,
    (one: unknown) => one,
  );
  expect(error, inspect(error)).to.be.instanceOf(SammansattError);
  return error as SammansattError;
}

describe('client: against the service', () => {
  let service: Constellation;
  before(async () => {
    service = await startConstellation();
  });
  after(() => service.stop());

  const client = () => createSammansattClient({ baseUrl: `${service.url}/` });

  it('puts a question, and each part says whether its type is known', async () => {
    const { svarsdata } = await client().fraga(fraga);
    expect(Object.keys(svarsdata)).to.have.members(['AF', 'TNS']);
    const { TNS } = svarsdata;
    if (!TNS || !foljerSchemat(TNS)) return expect.fail('TNS has no valid data');
    expect(TNS.data.fordonsinnehav?.fordon).to.have.length(2);
  });

  it('tells a part that failed from one that answered', async () => {
    const { svarsdata } = await client().fraga(questionJson({ person: persons.afFault.personnummer }) as Fraga);
    const failed = Object.entries(svarsdata).filter(([, del]) => 'error' in del);
    expect(failed.map(([id]) => id)).to.deep.equal(['AF']);
    expect(failed.every(([, del]) => !foljerSchemat(del))).to.equal(true);
  });

  it('has a question checked, and reads the felkoder', async () => {
    const { delar } = await client().kontroll(fraga);
    expect(Object.values(delar).map(({ tillfragas }) => tillfragas)).to.deep.equal([true, true]);
    expect((await client().felkoder()).map(({ felkod }) => felkod)).to.include('EJ_LASBAR');
  });

  it('refuses as the service does: status, felkod, text, and the id that the log has', async () => {
    const wrong = questionJson({ general: { personidentitet: '198503142384' } }) as Fraga;
    const error = await refused(client().fraga(wrong));
    expect(error).to.include({ orsak: 'nekad', status: 422, felkod: 'PERSONIDENTITET_OGILTIG' });
    expect(error.felmeddelande).to.have.length.above(1);
    expect(error.message).to.equal(`Tjänsten nekade: ${error.felkod}, status 422, id ${error.id}.`);
    expect(error.problem?.id).to.equal(error.id);
    expect(service.logLines().some((line) => line.includes(String(error.id)))).to.equal(true);
  });

  it('gives up when its time is out, or its caller wants no more', async () => {
    const hangs = questionJson({ person: persons.csnHanger.personnummer, ask: ['CSN'] }) as Fraga;
    expect((await refused(client().fraga(hangs, { deadlineMs: 300 }))).orsak).to.equal('tidsgrans');
    const leave = new AbortController();
    const asked = refused(client().fraga(hangs, { signal: leave.signal }));
    leave.abort();
    expect((await asked).orsak).to.equal('avbruten');
    expect((await refused(client().fraga(fraga, { signal: AbortSignal.abort() }))).orsak).to.equal('avbruten');
  });
});

describe('client: against whatever may stand in between', () => {
  const opened: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const close of opened.splice(0)) await close();
  });

  /** @returns its address, and what has reached it */
  async function peer(answer: RequestListener) {
    const seen: { readonly url: string; readonly body: string; readonly authorization: string | undefined }[] = [];
    const server = createServer(async (request, response) => {
      const body = Buffer.concat(await request.toArray()).toString();
      seen.push({ url: request.url ?? '', body, authorization: request.headers.authorization });
      await answer(request, response);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    opened.push(async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    });
    return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen };
  }

  /** Nothing of it in the message, nor in what a program that logs the error would write. */
  function expectSilent(error: SammansattError, ...secrets: string[]): void {
    const written = `${error.message}\n${error.stack}\n${inspect({ ...error, problem: undefined }, { depth: 9 })}`;
    for (const secret of [personnummer, ...secrets]) expect(written).to.not.include(secret);
  }

  it('tries nothing twice', async () => {
    for (const answer of [
      (_request, response) => void response.writeHead(503, { 'retry-after': '7' }).end(),
      (request) => void request.socket.destroy(),
    ] satisfies RequestListener[]) {
      const { url, seen } = await peer(answer);
      await refused(createSammansattClient({ baseUrl: url }).fraga(fraga));
      expect(seen).to.have.length(1);
    }
  });

  it('says how long to wait where it is told', async () => {
    const { url } = await peer((_request, response) => void response.writeHead(429, { 'retry-after': '7' }).end());
    const error = await refused(createSammansattClient({ baseUrl: url }).fraga(fraga));
    expect(error).to.include({ orsak: 'nekad', status: 429, vantaSekunder: 7, felkod: undefined });
  });

  it('follows no redirect with what it has sent', async () => {
    const elsewhere = await peer((_request, response) => void response.end('{}'));
    const { url } = await peer((_request, response) => {
      response.writeHead(307, { location: `${elsewhere.url}/v1/fragor` }).end();
    });
    expect(await refused(createSammansattClient({ baseUrl: url }).fraga(fraga))).to.include({ status: 307 });
    expect(elsewhere.seen).to.deep.equal([]);
  });

  it('has nothing of what was sent in its errors, whatever repeats it', async () => {
    const echo = (status: number, type: string, text: (body: string) => string) =>
      peer(async (_request, response) => {
        response.writeHead(status, { 'content-type': type, 'x-sammansatt-id': ID });
        response.end(text(JSON.stringify(fraga)));
      });
    const peers = [
      await echo(200, 'application/json', (body) => `${body.slice(0, -3)}`),
      await echo(400, 'text/html', (body) => `<h1>${body}</h1>`),
      await echo(502, 'application/problem+json', (body) => body.slice(1)),
    ];
    for (const { url } of peers) {
      const error = await refused(createSammansattClient({ baseUrl: url }).fraga(fraga));
      expect(error.id).to.equal(ID);
      expectSilent(error);
    }
    const named = await echo(400, 'application/problem+json', () => JSON.stringify({ felkod: `X ${personnummer}` }));
    const { message } = await refused(createSammansattClient({ baseUrl: named.url }).fraga(fraga));
    expect(message).to.equal(`Tjänsten nekade: status 400, id ${ID}.`);
  });

  it('shows a token for each call, and none in an error', async () => {
    const { url, seen } = await peer((_request, response) => void response.end('{"felkoder":[]}'));
    let made = 0;
    const renewed = createSammansattClient({ baseUrl: url, token: async () => `token-${++made}` });
    await renewed.felkoder();
    await renewed.felkoder();
    expect(seen.map(({ authorization }) => authorization)).to.deep.equal(['Bearer token-1', 'Bearer token-2']);
    const broken = createSammansattClient({ baseUrl: url, token: 'hemlig\nrad' });
    const error = await refused(broken.fraga(fraga));
    expectSilent(error, 'hemlig');
    expect(error.orsak).to.equal('token');
    expect(seen).to.have.length(2);
  });

  it('says that it was the token that could not be had, and waits for it no longer than for the rest', async () => {
    const baseUrl = 'https://sammansatt.example';
    const cause = new Error('utfärdaren är borta');
    const failing = createSammansattClient({ baseUrl, token: () => Promise.reject(cause) });
    expect(await refused(failing.felkoder())).to.include({ orsak: 'token', cause });
    const hanging = createSammansattClient({ baseUrl, token: () => new Promise(() => {}), deadlineMs: 50 });
    expect((await refused(hanging.felkoder())).orsak).to.equal('tidsgrans');
  });

  it('has the code of a connection that failed', async () => {
    const baseUrl = `http://127.0.0.1:${await freePort()}`;
    const error = await refused(createSammansattClient({ baseUrl }).felkoder());
    expect(error).to.include({ orsak: 'forbindelse', kod: 'ECONNREFUSED', status: undefined });
  });

  it('counts its time to the last byte of an answer', async () => {
    const { url } = await peer((_request, response) => {
      response.writeHead(200).write('{"felkoder":');
    });
    expect((await refused(createSammansattClient({ baseUrl: url, deadlineMs: 100 }).felkoder())).orsak).to.equal(
      'tidsgrans',
    );
  });

  it('takes no deadline that a timer would take for none', async () => {
    const baseUrl = 'https://sammansatt.example';
    for (const deadlineMs of [0, -1, Number.NaN, 1e12, Number.POSITIVE_INFINITY]) {
      expect(() => createSammansattClient({ baseUrl, deadlineMs }), String(deadlineMs)).to.throw(
        TypeError,
        'deadlineMs',
      );
      const call = createSammansattClient({ baseUrl }).felkoder({ deadlineMs });
      expect(await call.catch((error: unknown) => error), String(deadlineMs)).to.be.instanceOf(TypeError);
    }
  });

  it('sends what it is sent to https alone, but for this computer', () => {
    for (const baseUrl of ['http://sammansatt.example', 'ftp://127.0.0.1', 'http://127.0.0.1.sammansatt.example', '']) {
      expect(() => createSammansattClient({ baseUrl }), baseUrl).to.throw(TypeError, 'baseUrl');
    }
    for (const baseUrl of ['https://sammansatt.example/ekb/', 'http://localhost:8080', 'http://[::1]:8080']) {
      createSammansattClient({ baseUrl });
    }
  });

  it('follows an uppdrag until it is told that it is done, and no longer', async () => {
    const { url, seen } = await peer((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.end(`: slag\n\nevent: lage\ndata: {"lage":"pågår"}\n\nevent: lage\ndata: {"lage":"klart"}\n\n`);
    });
    const { uppdrag } = createSammansattClient({ baseUrl: url });
    const lagen = (await Array.fromAsync(uppdrag.folj(ID))).map(({ lage }) => lage);
    expect(lagen).to.deep.equal(['pågår', 'klart']);
    expect(seen.map((one) => one.url)).to.deep.equal([`/v1/uppdrag/${ID}/handelser`]);
  });

  it('closes the connection of a stream that its caller follows no longer', async () => {
    const closed = Promise.withResolvers<void>();
    const { url } = await peer((_request, response) => {
      response.on('close', () => closed.resolve());
      response.writeHead(200).write('event: lage\ndata: {"lage":"pågår"}\n\n');
    });
    for await (const { lage } of createSammansattClient({ baseUrl: url }).uppdrag.folj(ID)) {
      expect(lage).to.equal('pågår');
      break;
    }
    await closed.promise;
  });

  const rad = (nummer: number) => `${JSON.stringify({ nummer, utfall: 'besvarad', jwe: 'a.b.c.d.e' })}\n`;
  const nummerOf = async (resultat: AsyncIterable<{ nummer: number }>) =>
    (await Array.fromAsync(resultat)).map(({ nummer }) => nummer);

  it('has results one after the other, for longer than a call may take, and no slower than its caller', async () => {
    const gate = Promise.withResolvers<void>();
    const { url } = await peer(async (_request, response) => {
      response.writeHead(200, { 'content-type': 'application/x-ndjson' }).write(rad(1).slice(0, 20));
      response.write(rad(1).slice(20) + rad(2));
      await gate.promise;
      response.end(`${rad(3)}{"antal":3}\n`);
    });
    const { uppdrag } = createSammansattClient({ baseUrl: url, deadlineMs: 50 });
    const seen: number[] = [];
    for await (const { nummer } of uppdrag.hamta(ID)) {
      seen.push(nummer);
      if (nummer === 1) await new Promise((resolve) => setTimeout(resolve, 100));
      gate.resolve();
    }
    expect(seen).to.deep.equal([1, 2, 3]);
  });

  it('does not take some of the results for all, nor repeats what is no result', async () => {
    for (const text of [rad(1), `${rad(1)}{"antal":2}\n`, `${rad(1)}{"antal":1}`, '', `${personnummer}"\n`, 'null\n']) {
      const { url } = await peer((_request, response) => void response.writeHead(200).end(text));
      const error = await refused(nummerOf(createSammansattClient({ baseUrl: url }).uppdrag.hamta(ID)));
      expect(error.orsak, text).to.equal('svar');
      expectSilent(error);
    }
    const { url } = await peer((_request, response) => void response.writeHead(410).end());
    const gone = await refused(nummerOf(createSammansattClient({ baseUrl: url }).uppdrag.hamta(ID)));
    expect(gone).to.include({ orsak: 'nekad', status: 410 });
  });
});
