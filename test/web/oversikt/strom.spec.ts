// The stream that keeps open pages up to date: who has it, what it sends and when it ends.
import { expect } from 'chai';
import type { Database } from '../../../src/platform/sql/database.ts';
import { createSessioner, SESSION_IDLE_MS } from '../../../src/web/inloggning/sessioner.ts';
import { describeDatabase } from '../../platform/sql/describe-database.ts';
import { startWeb } from '../start-web.ts';
import { begaran, startServicelevel, type TestServicelevel } from './servicelevel.ts';

interface Handelse {
  readonly event: string;
  readonly data: Readonly<Record<string, string>>;
}

async function start(database: Database) {
  let level: TestServicelevel | undefined;
  const web = await startWeb(database, {
    stromtakt: { lookMs: 20, beatMs: 40, mostOfSession: 2 },
    async servicelevel(clock, store) {
      level = await startServicelevel(clock, store);
      return level.services;
    },
  });
  if (!level) throw new Error('the services are made before the pages');
  return { ...web, level };
}

type Started = Awaited<ReturnType<typeof start>>;

/** Opens a stream in a session of that demo user. */
async function listen(web: Started, user: string, query = '') {
  const browser = await web.as(user);
  const cookie = `sammansatt=${browser.cookie('sammansatt')}`;
  return { browser, cookie, stream: await open(web, cookie, query) };
}

async function open(web: Started, cookie: string, query = '') {
  const response = await fetch(`${web.url}/oversikt/strom${query}`, { headers: { cookie } });
  return { status: response.status, headers: response.headers, events: eventsOf(response) };
}

/** Comments are left out; the generator ends when the server ends the stream. */
async function* eventsOf({ body }: Response): AsyncGenerator<Handelse> {
  let text = '';
  const decoder = new TextDecoder();
  for await (const chunk of body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    const blocks = text.split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks) {
      const [, event] = /^event: (.*)$/m.exec(block) ?? [];
      const [, data] = /^data: (.*)$/m.exec(block) ?? [];
      if (event !== undefined && data !== undefined) yield { event, data: JSON.parse(data) };
    }
  }
}

async function until(
  events: AsyncGenerator<Handelse>,
  found: (one: Handelse) => boolean,
): Promise<Handelse | undefined> {
  for (;;) {
    const { value, done } = await events.next();
    if (done) return undefined;
    if (found(value)) return value;
  }
}

describeDatabase('the stream of the overview', (open_) => {
  it('sends every row at first, and then what has changed', async () => {
    const web = await start(await open_());
    const { stream } = await listen(web, 'dagny');
    expect([stream.status, stream.headers.get('content-type')]).to.deep.equal([
      200,
      'text/event-stream; charset=utf-8',
    ]);
    const first = await until(stream.events, ({ event }) => event === 'delar');
    expect(Object.keys(first?.data ?? {})).to.include.members([
      'pagar',
      'rad-SAMMANSATT',
      'rad-AF',
      'rad-CSN',
      'rad-FK',
    ]);
    await web.level.breakCircuit('CSN');
    const changed = await until(stream.events, ({ data }) => 'rad-CSN' in data);
    expect(changed?.data['rad-CSN']).to.contain('kretsen är öppen');
    expect(Object.keys(changed?.data ?? {})).to.not.include('rad-AF');
    expect(web.bugs).to.deep.equal([]);
  });

  it('sends an uppgiftslämnare its own row alone', async () => {
    const web = await start(await open_());
    await web.level.registerCsn();
    const { stream } = await listen(web, 'ulla');
    const first = await until(stream.events, ({ event }) => event === 'delar');
    expect(Object.keys(first?.data ?? {}).filter((id) => id.startsWith('rad-'))).to.deep.equal(['rad-CSN']);
    const other = await listen(web, 'ulla', '?kalla=AF');
    await web.level.services.driftlagen.stang(begaran, 'AF');
    await web.level.followDrift();
    web.level.stop();
    expect(await until(other.stream.events, ({ event }) => event === 'delar')).to.equal(undefined);
  });

  it('follows one source', async () => {
    const web = await start(await open_());
    const { stream } = await listen(web, 'frida', '?kalla=FK&period=1h');
    const first = await until(stream.events, ({ event }) => event === 'delar');
    expect(Object.keys(first?.data ?? {})).to.have.members(['lage', 'nulage', 'serie', 'uppdaterad-tid']);
    await web.level.breakCircuit('FK');
    const changed = await until(stream.events, ({ data }) => 'nulage' in data);
    expect(changed?.data.nulage).to.contain('öppen: inga anrop görs');
  });

  it('is for those who may see the overview', async () => {
    const web = await start(await open_());
    expect((await open(web, '')).status).to.equal(401);
    expect((await listen(web, 'nils')).stream.status).to.equal(403);
  });

  it('is no stream for who asks for its head alone', async () => {
    const web = await start(await open_());
    const browser = await web.as('dagny');
    const { status, text } = await browser.visit('/oversikt/strom', { method: 'HEAD' });
    expect([status, text]).to.deep.equal([200, '']);
  });

  it('ends with the logout', async () => {
    const web = await start(await open_());
    const { browser, stream } = await listen(web, 'dagny');
    await browser.send('/logga-ut');
    expect((await until(stream.events, ({ event }) => event === 'utloggad'))?.event).to.equal('utloggad');
    expect((await stream.events.next()).done).to.equal(true);
  });

  it('keeps nobody logged in', async () => {
    const database = await open_();
    const web = await start(database);
    const { browser, stream } = await listen(web, 'dagny');
    await until(stream.events, ({ event }) => event === 'delar');
    web.pass(SESSION_IDLE_MS - 60_000);
    await until(stream.events, ({ event }) => event === 'delar');
    web.pass(120_000);
    expect((await until(stream.events, ({ event }) => event === 'utloggad'))?.event).to.equal('utloggad');
    const secret = browser.cookie('sammansatt') ?? '';
    expect(await createSessioner({ database, clock: web.clock }).find(secret)).to.equal(undefined);
  });

  it('ends when the service stops, and takes nobody new', async () => {
    const web = await start(await open_());
    const { stream, cookie } = await listen(web, 'dagny');
    await until(stream.events, ({ event }) => event === 'delar');
    web.level.stop();
    expect(await until(stream.events, () => false)).to.equal(undefined);
    expect((await open(web, cookie)).status).to.equal(503);
  });

  it('is bounded for one session', async () => {
    const web = await start(await open_());
    const { cookie, stream } = await listen(web, 'dagny');
    const second = await open(web, cookie);
    expect([second.status, (await open(web, cookie)).status]).to.deep.equal([200, 503]);
    await stream.events.next();
  });
});

describeDatabase('the stream without its database', (open_, store) => {
  it('says that it is away, and goes on when it is back', async () => {
    const web = await start(await open_());
    const { stream } = await listen(web, 'dagny');
    await until(stream.events, ({ event }) => event === 'delar');
    const back = await store().outage();
    expect((await until(stream.events, ({ event }) => event === 'otillganglig'))?.event).to.equal('otillganglig');
    await back();
    web.pass(60_000);
    expect((await until(stream.events, ({ event }) => event === 'delar'))?.event).to.equal('delar');
  });
});
