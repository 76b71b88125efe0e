// The register in memory: other processes see a change without restart, and a database that is away lets nobody through.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'chai';
import { createAtaganden } from '../../src/anslutning/atagande.ts';
import { createPermission } from '../../src/anslutning/permission.ts';
import {
  createRegisterView,
  RegisterUnavailableError,
  type RegisterView,
  type RegisterViewDeps,
} from '../../src/anslutning/register-view.ts';
import type { RequestFault } from '../../src/composite/fault.ts';
import type { Database } from '../../src/platform/sql/database.ts';
import { compositeQuery } from '../composite/fixtures.ts';
import { describeDatabase } from '../platform/sql/describe-database.ts';
import { type Anslutningar, activate, begaran, FINGERAVTRYCK, GRANNE, NAMND, NOW, register } from './an-anslutning.ts';

describeDatabase('anslutning/register-view', (open, store) => {
  let database: Database;
  let anslutningar: Anslutningar;
  let version: number;
  let now: number;
  const views: RegisterView[] = [];
  const children: ChildProcess[] = [];

  beforeEach(async () => {
    now = 0;
    database = await open();
    anslutningar = await register(database);
    ({ version } = await activate(anslutningar, { certifikat: [FINGERAVTRYCK] }));
  });
  afterEach(async () => {
    for (const view of views.splice(0)) await view.close();
    for (const child of children.splice(0)) child.kill('SIGKILL');
  });

  function viewOn(on: Database, changes: Partial<RegisterViewDeps> = {}): RegisterView {
    const view = createRegisterView({ database: on, clock: { monotonic: () => now }, ...changes });
    views.push(view);
    return view;
  }

  const mal = () => ({ ...begaran, organisationsnummer: NAMND, version });
  const statusIn = (view: RegisterView) => view.byOrganisationsnummer(NAMND)?.status;

  it('two processes’ views see a spärr, each by its own looking', async () => {
    const pair = [viewOn(database), viewOn(await open())];
    for (const view of pair) await view.start();
    expect(pair.map(statusIn)).to.deep.equal(['aktiv', 'aktiv']);
    await anslutningar.byt(mal(), 'spärrad');
    while (pair.some((view) => statusIn(view) !== 'spärrad')) await sleep(10);
  });

  it('a process of its own sees a spärr, and that it is lifted', async () => {
    const script = new URL('view-child.ts', import.meta.url).pathname;
    const options = JSON.stringify({ place: store().place, organisationsnummer: NAMND });
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script, options], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    children.push(child);
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    expect((await lines.next()).value).to.equal('aktiv');
    await anslutningar.byt(mal(), 'spärrad');
    expect((await lines.next()).value).to.equal('spärrad');
    await anslutningar.havSparr({ ...mal(), version: version + 1 });
    expect((await lines.next()).value).to.equal('aktiv');
    child.stdin.end();
    expect(await once(child, 'exit')).to.deep.equal([0, null]);
  });

  it('a refresh brings new anslutningar, certificates that moved, and åtaganden', async () => {
    const view = viewOn(await open());
    await view.refresh();
    expect(view.byCertificate(FINGERAVTRYCK)?.organisationsnummer).to.equal(NAMND);
    await anslutningar.andra(mal(), { certifikat: [] });
    await activate(anslutningar, { organisationsnummer: GRANNE, certifikat: [FINGERAVTRYCK], bastjanster: ['CSN'] });
    const ataganden = createAtaganden({ database, clock: { now: () => NOW } });
    await ataganden.texter.ny(begaran, 'Jag frågar bara i de ärenden som jag handlägger.');
    await ataganden.confirm(begaran, GRANNE, { handlaggare: 'ÅSA01' });
    expect(view.byOrganisationsnummer(GRANNE)).to.equal(undefined);
    await view.refresh();
    expect(view.byCertificate(FINGERAVTRYCK)?.organisationsnummer).to.equal(GRANNE);
    expect(view.atagandeTom(GRANNE, ' åsa01 ')).to.equal('2027-05-31');
    expect(view.atagandeTom(NAMND, 'åsa01')).to.equal(undefined);
    await ataganden.confirm(begaran, GRANNE, { handlaggare: 'åsa01', bekraftat: '2026-01-01' });
    await view.refresh();
    expect(view.atagandeTom(GRANNE, 'åsa01'), 'an older one reported late').to.equal('2027-05-31');
    expect([...view.bastjanster].sort()).to.deep.equal(['AF', 'CSN', 'FK', 'SKV']);
  });

  it('a register that went back in time, as a restored database does, is read from the beginning', async () => {
    const view = viewOn(database);
    await view.refresh();
    await database.run("UPDATE raknare SET varde = 1 WHERE namn = 'register'");
    await database.run('UPDATE anslutning SET andrad = 1, dokument = REPLACE(dokument, $1, $2)', ['aktiv', 'avslagen']);
    await view.refresh();
    expect(statusIn(view)).to.equal('avslagen');
  });

  it('answers nobody before it has been read', () => {
    const view = viewOn(database);
    expect(view.ready()).to.equal(false);
    expect(() => view.byOrganisationsnummer(NAMND)).to.throw(RegisterUnavailableError);
  });

  it('a database that is away: trusted for ten seconds, then everybody is refused, and answered again when it is back', async function () {
    this.timeout(60_000);
    const view = viewOn(database);
    await view.refresh();
    const restore = await store().outage();
    const read = await view.refresh().then(
      () => 'read',
      () => 'away',
    );
    now = 10_000;
    expect([read, view.ready(), statusIn(view)]).to.deep.equal(['away', true, 'aktiv']);
    now = 10_001;
    const lookups: (() => unknown)[] = [
      () => view.byOrganisationsnummer(NAMND),
      () => view.byCertificate(FINGERAVTRYCK),
      () => view.isKnown(NAMND),
      () => view.atagandeTom(NAMND, 'a'),
      () => view.bastjanster,
      () => createPermission(view)(compositeQuery(['AF']), { organisationsnummer: NAMND }),
    ];
    for (const lookup of lookups) expect(lookup).to.throw(RegisterUnavailableError);
    await restore();
    await view.refresh();
    expect([view.ready(), statusIn(view)]).to.deep.equal([true, 'aktiv']);
  });

  it('trouble is told once when it begins and once when it ends', async function () {
    this.timeout(60_000);
    const told: string[] = [];
    const waiting: (() => void)[] = [];
    const onTrouble = (error: unknown) => {
      told.push(error === undefined ? 'over' : 'trouble');
      waiting.shift()?.();
    };
    const next = () => new Promise<void>((resolve) => waiting.push(resolve));
    const view = viewOn(database, { pollMs: 5, onTrouble });
    await view.start();
    const began = next();
    const restore = await store().outage();
    await began;
    const over = next();
    await restore();
    await over;
    expect(told).to.deep.equal(['trouble', 'over']);
  });

  it('a spärr refuses the question, and tells the caller why', async () => {
    const view = viewOn(database);
    await view.refresh();
    const permission = createPermission(view, { clock: { now: () => NOW } });
    const ask = () => permission(compositeQuery(['AF']), { organisationsnummer: NAMND });
    expect(ask()).to.deep.equal({ withheld: new Map() });
    await anslutningar.byt(mal(), 'spärrad');
    await view.refresh();
    const breach = { path: 'ingivare', rule: 'anslutning-status', expected: 'spärrad' };
    expect(ask)
      .to.throw()
      .that.satisfies(({ code, breaches }: RequestFault) => {
        expect({ code, breaches }).to.deep.equal({ code: 'not-connected', breaches: [breach] });
        return true;
      });
  });
});
