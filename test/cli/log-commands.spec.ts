// The commands on the log as an operator gives them, each a process of its own, over one log in a directory.
import { spawn } from 'node:child_process';
import { createPublicKey, hash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect } from 'chai';
import { persons } from '../../src/bastjanster/simulation/population.ts';
import { PersonId } from '../../src/composite/query.ts';
import { PROJECT_ROOT } from '../../src/platform/schema-files.ts';
import { openDatabase } from '../../src/platform/sql/open.ts';
import { SQLITE_FILE } from '../../src/platform/sql/sqlite-file.ts';
import { createAtkomstLog } from '../../src/querylog/granskning/atkomst.ts';
import { createIdentityFinder } from '../fuzz/identity-forms.ts';
import { aQuery, systemClock } from '../querylog/a-query.ts';
import { OUTCOMES } from '../querylog/expectations.ts';
import { keysIn, openLog } from '../querylog/open-log.ts';

const NAMND = '162021004748';
const PERSON = persons.allaSvarar.personnummer;
const OLD = Date.parse('2025-01-15T10:00:00+01:00');
const RECENT = Date.now();

const finder = createIdentityFinder(Object.values(persons).map(({ personnummer }) => personnummer));

interface Result {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

describe('the commands on the log', function () {
  this.timeout(60_000);
  const dataDir = mkdtempSync(join(tmpdir(), 'sammansatt-cli-'));
  after(() => rmSync(dataDir, { recursive: true, force: true }));

  before(async () => {
    for (const at of [OLD, OLD + 1000, RECENT]) await ask(at);
  });

  /** One answered question about the person, at that time. */
  async function ask(at: number): Promise<void> {
    const database = await openDatabase({ dataDir });
    const clock = { now: () => at, monotonic: () => 0 };
    const { log, keyring } = await openLog(database, { keyring: await keysIn(dataDir), clock });
    const query = { ...aQuery(), person: new PersonId(PERSON) };
    await log.begin(query, []);
    await log.complete(query.id, OUTCOMES, 7);
    await log.close();
    await keyring.close();
    await database.close();
  }

  async function run(line: string, stdin = ''): Promise<Result> {
    const args = [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');
    const env = { ...process.env, DATA_DIR: dataDir };
    const child = spawn(process.execPath, ['src/cli.ts', ...args], { cwd: PROJECT_ROOT, env });
    const texts = { out: '', err: '' };
    child.stdout.on('data', (chunk) => (texts.out += chunk));
    child.stderr.on('data', (chunk) => (texts.err += chunk));
    child.stdin.end(stdin);
    const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
    return { code, ...texts };
  }

  const who = `--namnd ${NAMND} --aktor Anna --skal "Begäran 2026/7"`;
  const days = '--fran 2024-06-01 --tom 2026-12-31';

  it('finds a person whose number comes by stdin, and shows what became of the questions', async () => {
    const { code, out } = await run(`logg sok --falt person ${who} ${days}`, PERSON);
    expect(code).to.equal(0);
    expect(out.match(/AF ✗CSN/g)).to.have.length(3);
    const held = await run(`logg sok --falt handlaggare --json ${who} ${days}`, 'örjan');
    expect(JSON.parse(held.out)).to.have.length(3);
  });

  it('refuses what is not allowed in a sentence that names the field, and shows nothing', async () => {
    const cases: [string, RegExp][] = [
      [`logg sok --falt person --som drift --namnd ${NAMND} --aktor Olle --skal Nyfiken ${days}`, /medgivande/],
      [`logg sok --falt person --namnd ${NAMND} --aktor Anna ${days}`, /--skal saknas/],
      [`logg sok --falt adress ${who} ${days}`, /falt: sök bara på/],
      [`logg sok --falt person ${who} --fran 2026-02-30 --tom 2026-12-31`, /fran: skriv en dag som finns/],
      [`logg utdrag ${who} ${days} --format pdf`, /--format är html eller json/],
      ['logg riv', /Skriv logg och ett av/],
      [`logg sok --personnummer ${PERSON}`, /Ett argument är okänt/],
    ];
    const results = await Promise.all(cases.map(([line]) => run(line, PERSON)));
    for (const [index, { code, out, err }] of results.entries()) {
      const [line = '', words = /^$/] = cases[index] ?? [];
      expect([code, out], line).to.deep.equal([2, '']);
      expect(err).to.match(words);
      expect(finder.find(err), line).to.equal(undefined);
    }
  });

  it('writes an extract for the person', async () => {
    const { code, out } = await run(`logg utdrag ${who} ${days} --namn "Nämnden i Åre"`, `${PERSON}\n`);
    expect(code).to.equal(0);
    expect(out)
      .to.match(/^<!doctype html>/)
      .and.include('Nämnden i Åre')
      .and.not.include('Örjan');
  });

  it('finds the chain whole, and names the first record that was changed by hand', async () => {
    const control = '--aktor Olle --skal "Månatlig kontroll"';
    const whole = await run(`logg kontrollera ${control}`);
    expect([whole.code, /Loggen är hel/.test(whole.out)]).to.deep.equal([0, true]);
    const { out: withKey } = await run(`logg kontrollera --nyckel ${control}`);
    const pem = /-----BEGIN PUBLIC KEY-----[\s\S]*-----END PUBLIC KEY-----/.exec(withKey)?.[0] ?? '';
    const der = createPublicKey(pem).export({ type: 'spki', format: 'der' });
    expect(withKey)
      .to.include(`nyckel ${hash('sha256', der).slice(0, 16)}`)
      .and.not.to.equal(whole.out);
    const table = `post_${new Date(RECENT).toISOString().slice(0, 7).replace('-', '_')}`;
    const sql = new DatabaseSync(join(dataDir, SQLITE_FILE));
    const [row] = sql.prepare(`SELECT at, kedja, nummer FROM ${table} WHERE slag = 1 ORDER BY at LIMIT 1`).all();
    const change = sql.prepare(`UPDATE ${table} SET at = ? WHERE kedja = ? AND nummer = ?`);
    change.run(Number(row?.at) + 1, row?.kedja as number, row?.nummer as number);
    const broken = await run(`logg kontrollera ${control}`);
    change.run(row?.at as number, row?.kedja as number, row?.nummer as number);
    sql.close();
    expect(broken.code).to.equal(1);
    expect(broken.out).to.match(/LOGGEN ÄR INTE HEL: 1 avvikelser/);
    expect(broken.out).to.match(new RegExp(`andrad: .*post ${row?.nummer} i kedja ${row?.kedja}`));
    expect((await run(`logg kontrollera ${control}`)).code).to.equal(0);
  });

  it('signs its own look before it goes: taken out of the database, it is missed', async () => {
    const control = '--aktor Olle --skal "Månatlig kontroll"';
    const { err } = await run(`logg atkomster ${who} ${days}`);
    expect(err).to.match(/^Kontrollpunkt \d+:[0-9a-f]{64}\n$/);
    expect((await run('gallra --torrkor')).err, 'it wrote nothing').to.equal('');
    const sql = new DatabaseSync(join(dataDir, SQLITE_FILE));
    const table = `post_${new Date().toISOString().slice(0, 7).replace('-', '_')}`;
    const last = sql.prepare(`SELECT * FROM ${table} WHERE slag = 3 ORDER BY id DESC LIMIT 1`).get() ?? {};
    sql.prepare(`DELETE FROM ${table} WHERE kedja = ?`).run(last.kedja as number);
    const missed = await run(`logg kontrollera ${control}`);
    const columns = Object.keys(last);
    const insert = `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`;
    sql.prepare(insert).run(...Object.values(last));
    sql.close();
    expect(missed.code).to.equal(1);
    expect(missed.out)
      .to.match(/LOGGEN ÄR INTE HEL/)
      .and.include(String(last.kedja));
    expect((await run(`logg kontrollera ${control}`)).code).to.equal(0);
  });

  it('shows all looks, however many pages they are', async () => {
    const database = await openDatabase({ dataDir });
    const { appender, keyring } = await openLog(database, { keyring: await keysIn(dataDir) });
    const { record } = createAtkomstLog({ appender, keyring, clock: systemClock });
    const look = { aktor: { namn: 'Många', roll: 'namnd', namnd: NAMND }, namnd: NAMND, skal: 'Granskning' } as const;
    const looks = Array.from({ length: 250 }, () => record({ ...look, handling: 'sokning', traffar: 0 }));
    await Promise.all(looks);
    await keyring.close();
    await database.close();
    const { out } = await run(`logg atkomster ${who} ${days}`);
    expect(out.match(/Många/g)).to.have.length(250);
  });

  it('looks at sample lists without making any', async () => {
    const { code, out } = await run(`logg stickprov lista ${who}`);
    expect([code, out]).to.deep.equal([0, 'Inga stickprov finns.\n']);
    expect((await run(`logg stickprov lista --som drift --aktor Olle --skal Nyfiken --namnd ${NAMND}`)).code).to.equal(
      2,
    );
    const sql = new DatabaseSync(join(dataDir, SQLITE_FILE));
    expect(sql.prepare('SELECT * FROM stickprov').all()).to.deep.equal([]);
    sql.close();
  });

  it('says in words that a record cannot be read, and that another gallring is under way', async () => {
    const sql = new DatabaseSync(join(dataDir, SQLITE_FILE));
    const table = `post_${new Date(RECENT).toISOString().slice(0, 7).replace('-', '_')}`;
    const right = sql.prepare(`SELECT innehall FROM ${table} WHERE slag = 1`).get();
    const change = sql.prepare(`UPDATE ${table} SET innehall = ? WHERE slag = 1`);
    change.run(new Uint8Array(60));
    const unreadable = await run(`logg sok --falt arende ${who} ${days}`, 'EB-1');
    change.run(right?.innehall as Uint8Array);
    expect([unreadable.code, unreadable.out]).to.deep.equal([2, '']);
    expect(unreadable.err).to.match(/^En post i loggen kan inte läsas med sin nyckel.*Kör logg kontrollera\.\n$/);
    sql.prepare("INSERT INTO jobb_las (namn, holder, held_until) VALUES ('gallring', 'en annan', ?)").run(9e15);
    const busy = await run('gallra --aktor Olle');
    sql.exec('DELETE FROM jobb_las');
    sql.close();
    expect([busy.code, busy.out]).to.deep.equal([1, 'En gallring pågår redan. Vänta tills den är klar.\n']);
  });

  it('gallrar what a beslut says, shows it first, and keeps a protokoll', async () => {
    expect((await run('gallra --torrkor')).out).to.match(new RegExp(`${NAMND} har inget gallringsbeslut`));
    const beslut = '--referens "SN 2026/114" --datum 2026-01-10 --beslutad-av Socialnämnden --manader 3';
    expect((await run(`gallringsbeslut lagg-till ${beslut} --aktor Olle`)).code).to.equal(0);
    const { out: plan } = await run('gallra --torrkor');
    expect(plan)
      .to.match(/2025-01 +162021004748 +SN 2026\/114 +2 +4 +0/)
      .and.match(/Hela månader som försvinner: 2025-01/);
    const { code, out } = await run('gallra --aktor Olle');
    expect(code).to.equal(0);
    expect(out).to.include('SN 2026/114').and.include('Socialnämnden').and.include('2025-01');
    expect((await run('protokoll 1')).out).to.equal(out);
    const { out: left } = await run(`logg sok --falt person ${who} ${days}`, PERSON);
    expect(left.match(/AF ✗CSN/g)).to.have.length(1);
    expect((await run('logg kontrollera --aktor Olle --skal Efteråt')).out).to.match(
      /2025-01 +gallrad, förseglingen giltig/,
    );
  });

  it('leaves a trace of every look, and no person in the database', async () => {
    const { out } = await run(`logg atkomster ${who} ${days}`);
    expect(out)
      .to.match(/Anna +namnd +sokning +Begäran 2026\/7/)
      .and.match(/Anna +namnd +utdrag/);
    const file = readFileSync(join(dataDir, SQLITE_FILE), 'latin1');
    expect(finder.find(file)).to.equal(undefined);
  });
});
