// What a process knows of operators' decisions: it sees them by its own looking, and keeps them while the database is away.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { expect } from 'chai';
import type { Driftbeslut } from '../../../src/bastjanster/drift/dokument.ts';
import { createDriftView, type DriftView, type DriftViewDeps } from '../../../src/bastjanster/drift/drift-view.ts';
import type { Driftlagen } from '../../../src/bastjanster/drift/driftlagen.ts';
import { driftOn } from '../../../src/cli/drift.ts';
import type { Database } from '../../../src/platform/sql/database.ts';
import { describeDatabase } from '../../platform/sql/describe-database.ts';

const begaran = { aktor: { namn: 'Åsa Drift' }, skal: 'Prov' };

describeDatabase('bastjanster/drift/drift-view', (open, store) => {
  let database: Database;
  let driftlagen: Driftlagen;
  let told: string[];
  let known: Map<string, Driftbeslut>;
  let waiting: (() => void)[];
  const views: DriftView[] = [];
  const children: ChildProcess[] = [];

  beforeEach(async () => {
    database = await open();
    driftlagen = await driftOn(database);
    told = [];
    waiting = [];
    known = new Map();
  });
  afterEach(async () => {
    for (const view of views.splice(0)) await view.close();
    for (const child of children.splice(0)) child.kill('SIGKILL');
  });

  function viewOn(on: Database, changes: Partial<DriftViewDeps> = {}): DriftView {
    const onChange = (kalla: string, beslut: Driftbeslut) => {
      known.set(kalla, beslut);
      tell(`${kalla} ${beslut.lage}`);
    };
    const view = createDriftView({ database: on, onChange, ...changes });
    views.push(view);
    return view;
  }

  function tell(word: string): void {
    told.push(word);
    for (const resolve of waiting.splice(0)) resolve();
  }

  async function until(done: () => boolean): Promise<void> {
    while (!done()) await new Promise<void>((resolve) => waiting.push(resolve));
  }

  it('tells of what was decided before it began, then of each change once', async () => {
    await driftlagen.stang(begaran, 'AF');
    const view = viewOn(database);
    await view.refresh();
    await view.refresh();
    await driftlagen.granser(begaran, 'CSN', { samtidiga: 3 });
    await view.refresh();
    expect(told).to.deep.equal(['AF stängd', 'CSN automatisk']);
    expect(known.get('CSN')?.granser).to.deep.equal({ samtidiga: 3 });
  });

  it('two processes’ views see a decision, each by its own looking', async () => {
    for (const one of [database, await open()]) await viewOn(one).start();
    await driftlagen.stang(begaran, 'AF');
    await until(() => told.length === 2);
    expect(told).to.deep.equal(['AF stängd', 'AF stängd']);
  });

  it('a process of its own stops asking a source that is closed, and asks again when it is opened', async () => {
    const script = new URL('drift-child.ts', import.meta.url).pathname;
    const child = spawn(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', script, JSON.stringify(store().place)],
      {
        stdio: ['pipe', 'pipe', 'inherit'],
      },
    );
    children.push(child);
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    expect((await lines.next()).value).to.equal('delivered');
    await driftlagen.stang(begaran, 'AF');
    expect((await lines.next()).value).to.equal('circuit-open');
    await driftlagen.underhall(begaran, 'AF', { fran: Date.now(), till: Date.now() + 3_600_000 });
    await driftlagen.oppna(begaran, 'AF');
    expect((await lines.next()).value).to.equal('maintenance');
    child.stdin.end();
    expect(await once(child, 'exit')).to.deep.equal([0, null]);
  });

  it('a database that is away leaves what is known standing; trouble is told once when it begins and once when it ends', async function () {
    this.timeout(60_000);
    await driftlagen.stang(begaran, 'AF');
    const onTrouble = (error: unknown) => tell(error === undefined ? 'over' : 'trouble');
    await viewOn(database, { pollMs: 5, onTrouble }).start();
    const restore = await store().outage();
    await until(() => told.includes('trouble'));
    expect(known.get('AF')?.lage).to.equal('stängd');
    await restore();
    await until(() => told.includes('over'));
    expect(told).to.deep.equal(['AF stängd', 'trouble', 'over']);
  });

  it('a source of which nothing is decided any more, as in a restored database, is automatic again', async () => {
    await driftlagen.stang(begaran, 'AF');
    const view = viewOn(database);
    await view.refresh();
    await database.run('DELETE FROM driftlage');
    await database.run('UPDATE driftlage_raknare SET varde = 0');
    await view.refresh();
    expect(told).to.deep.equal(['AF stängd', 'AF automatisk']);
  });
});
