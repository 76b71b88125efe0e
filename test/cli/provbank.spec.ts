// `provbank` on the command line: what it says before it sends, how it ends, what it leaves, and what it refuses.
import { generateKeyPairSync, X509Certificate } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { expect } from 'chai';
import { recordHandelse } from '../../src/anslutning/handelser.ts';
import { anslutningMigrations } from '../../src/anslutning/migrations.ts';
import { type Simulators, startSimulators } from '../../src/bastjanster/simulate.ts';
import { persons } from '../../src/bastjanster/simulation/population.ts';
import { createProvbankCommand } from '../../src/cli/provbank.ts';
import type { ProvbankContext } from '../../src/cli/provbank-context.ts';
import { migrate } from '../../src/platform/sql/migrate.ts';
import { openTrialCa } from '../../src/platform/trial-ca.ts';
import { startaEgna } from '../../src/testbench/egna-simulatorer.ts';
import { kataloger } from '../../src/testbench/kataloger.ts';
import { createMedgivanden } from '../../src/testbench/medgivanden.ts';
import { provbankMigrations } from '../../src/testbench/migrations.ts';
import { startTlsFront } from '../faults/tls-front.ts';
import { describeDatabase } from '../platform/sql/describe-database.ts';
import { rejection } from '../platform/sql/rejection.ts';

describeDatabase('cli/provbank', (open) => {
  let simulators: Simulators;
  let folder: string;
  let stopped: AbortController;
  before(async () => {
    simulators = await startSimulators({ ports: 0, only: ['CSN'] });
  });
  after(() => simulators.stop());
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sammansatt-provbank-'));
    stopped = new AbortController();
  });
  afterEach(async () => {
    rmSync(folder, { recursive: true });
    await simulators.behave('CSN', undefined);
  });

  const context: ProvbankContext = {
    kataloger,
    startaEgna: () => startaEgna(['CSN', 'TNS']),
    avtalat: async () => ({}),
    miljo: () => ({ tillatna: [], produktion: ['https://skarp.example/csn'] }),
    async withMedgivanden(work) {
      const database = await open();
      await migrate(database, [anslutningMigrations, provbankMigrations]);
      const clock = { now: () => Date.now() };
      return work(createMedgivanden({ database, clock, bastjanster: ['CSN'], record: recordHandelse }));
    },
    avbrott: () => stopped.signal,
  };

  async function run(
    args: readonly string[],
    {
      input = '',
      terminal = false,
      ...changes
    }: Partial<ProvbankContext> & { input?: string; terminal?: boolean } = {},
  ) {
    const [out, err] = [[] as string[], [] as string[]];
    const code = await createProvbankCommand({ ...context, ...changes }).run(args, {
      stdin: Object.assign(Readable.from([input]), { isTTY: terminal }),
      stdout: { write: (text) => out.push(text) },
      stderr: Object.assign({ write: (text: string) => err.push(text) }, { isTTY: terminal }),
    });
    return { code, out: out.join(''), err: err.join('') };
  }
  const csn = (...more: string[]) => ['csn', '--url', simulators.urls.CSN ?? '', '--takt', '50', ...more];
  /** A catalogue of those cases of CSN alone, so that a run of it is whole. */
  const bara = (...ids: string[]) => ({
    kataloger: kataloger
      .filter(({ bastjanst }) => bastjanst === 'CSN')
      .map((katalog) => ({ ...katalog, fall: katalog.fall.filter(({ id }) => ids.includes(id)) })),
  });
  const sent = () => simulators.events('CSN').length;

  it('says what it will send, sends it, and ends with 0', async () => {
    const { code, out, err } = await run(csn('--ja'), bara('CSN-KON-001', 'CSN-KON-002'));
    expect(code).to.equal(0);
    expect(err).to.match(
      /^Det här skickas:\n\nMål: CSN på http:\/\/127\.0\.0\.1:\d+\/\S+\. .*\nFall: 2, i grupperna kontrakt \(2\)\.\nAnrop: högst \d+, 50 i sekunden/,
    );
    expect(err).to.include('Fientliga fall skickas inte.').and.include('✔ CSN-KON-001');
    expect(out)
      .to.match(/alla +2 godkänd\n/)
      .and.include('Alla fall som gäller är godkända.');
  });

  it('a part of the cases is no answer: it says so before and after, in what is signed too, and is 3', async () => {
    const key = join(folder, 'nyckel.pem');
    const { privateKey } = generateKeyPairSync('ed25519');
    writeFileSync(key, privateKey.export({ type: 'pkcs8', format: 'pem' }));
    const asked = csn('--fall', 'csn-kon-001', '--ja', '--tyst', '--rapport', folder, '--signera', key);
    const { code, out, err } = await run(asked, bara('CSN-KON-001', 'CSN-KON-002', 'CSN-NEG-101'));
    expect(code).to.equal(3);
    expect(err).to.include('Fall: 1, i grupperna kontrakt (1).\nInte valda: 2 fall.');
    expect(out)
      .to.match(/alla +1 godkänd, 2 hoppad\n/)
      .and.include('Körningen räcker inte för ett besked: 2 fall valdes inte.');
    const checked = await run(['verifiera', join(folder, 'sjalvdeklaration.jws')]);
    expect(checked.out).to.match(/^Slutsats: ofullständig; .*\nValdes inte: CSN-KON-002, CSN-NEG-101\n/m);
  });

  it('a failure is 1, and leaves every report, signed where a key is given', async () => {
    await simulators.behave('CSN', 'no-content-type');
    const key = join(folder, 'nyckel.pem');
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    writeFileSync(key, privateKey.export({ type: 'pkcs8', format: 'pem' }));
    writeFileSync(join(folder, 'publik.pem'), publicKey.export({ type: 'spki', format: 'pem' }));
    const to = join(folder, 'ny', 'rapport');
    const { code, err } = await run(csn('--fall', 'CSN-KON-004', '--ja', '--tyst', '--rapport', to, '--signera', key));
    expect([code, err.includes('CSN-KON-004')]).to.deep.equal([1, false]);
    expect(readdirSync(to).sort()).to.deep.equal([
      ...['avvikelser.json', 'avvikelser.txt', 'junit.xml', 'rapport.html', 'rapport.json'],
      ...['sjalvdeklaration.html', 'sjalvdeklaration.json', 'sjalvdeklaration.jws'],
    ]);
    for (const name of readdirSync(to)) {
      expect(readFileSync(join(to, name), 'utf8')).not.to.include(persons.allaSvarar.personnummer);
    }
    const jws = join(to, 'sjalvdeklaration.jws');
    const checked = await run([
      'verifiera',
      jws,
      '--nyckel',
      join(folder, 'publik.pem'),
      '--protokoll',
      join(to, 'rapport.json'),
    ]);
    expect([checked.code, checked.out]).to.deep.equal([0, checked.out]);
    expect(checked.out)
      .to.match(/^Signaturen stämmer\.\n/)
      .and.match(/Slutsats: underkänd; 0 av \d+ krav/);
    const [deklaration, rapport] = [join(to, 'sjalvdeklaration.json'), join(to, 'rapport.json')];
    const signera = (path: string) => run(['signera', path, '--protokoll', rapport, '--nyckel', key]);
    const again = await signera(deklaration);
    writeFileSync(jws, again.out);
    expect((await run(['verifiera', jws])).out).to.equal(
      checked.out
        .replace(', den angivna', ' (jämför med den som uppgiftslämnaren har uppgett, eller ange --nyckel)')
        .replace(/Provprotokollet.*/, 'Innehållet är inte jämfört med provprotokollet: ange --protokoll rapport.json.'),
    );
    expect(String(await rejection(signera(rapport)))).to.include('ingen självdeklaration');
    writeFileSync(deklaration, readFileSync(deklaration, 'utf8').replace('"underkänd"', '"godkänd"'));
    expect(String(await rejection(signera(deklaration)))).to.include(
      'säger något annat än sitt provprotokoll: slutsats',
    );
    writeFileSync(jws, readFileSync(jws, 'utf8').replace(/\..{4}/, '.AAAA'));
    expect(await run(['verifiera', jws])).to.include({ code: 1, out: 'Signaturen stämmer inte.\n' });
  });

  it('over TLS it shows its client certificate, and the report says which certificate it was shown', async () => {
    const { server, client } = await openTrialCa({ dir: folder, organisationsnummer: '162120000142', now: Date.now() });
    const front = await startTlsFront({ ...server, requestCert: true, rejectUnauthorized: true });
    try {
      const url = new URL(simulators.urls.CSN ?? '');
      front.passOnTo(url.origin);
      const asked = ['csn', '--url', `https://localhost:${front.port}${url.pathname}`, '--ja'];
      const one = bara('CSN-KON-001');
      const to = join(folder, 'rapport');
      const files = ['--ca', client.ca, '--cert', client.cert, '--key', client.key];
      expect((await run([...asked, ...files, '--rapport', to], one)).code).to.equal(0);
      const { certifikat } = JSON.parse(readFileSync(join(to, 'sjalvdeklaration.json'), 'utf8'));
      const shown = new X509Certificate(server.cert).fingerprint256.replaceAll(':', '').toLowerCase();
      expect(certifikat.fingeravtryck).to.equal(shown);
      expect((await run([...asked, '--ca', client.ca], one)).code, 'without a client certificate').to.equal(1);
    } finally {
      await front.stop();
    }
  });

  it('measures against what is agreed, and against what is given before that', async () => {
    const avtalat = async () => ({ percentil: 90, svarstidMs: 700, tillganglighet: 98.5, samtidiga: 2 });
    const asked = csn('--fall', 'CSN-SER-001', '--ja', '--tyst', '--matningar', '2', '--rapport', folder);
    const granser = () => JSON.parse(readFileSync(join(folder, 'rapport.json'), 'utf8')).granser;
    await run(asked, { avtalat });
    expect(granser()).to.include({ ...(await avtalat()), matningar: 2 });
    await run([...asked, '--svarstid-ms', '900', '--percentil', '99', '--tillganglighet', '99,9'], { avtalat });
    expect(granser()).to.include({ percentil: 99, svarstidMs: 900, tillganglighet: 99.9, samtidiga: 2 });
  });

  it('a report of an address that shows no certificate says that nobody knows it, and why', async () => {
    const asked = ['csn', '--url', 'https://127.0.0.1:1/csn', '--fall', 'CSN-KON-001', '--ja', '--tyst'];
    await run([...asked, '--rapport', folder]);
    const { certifikatfel } = JSON.parse(readFileSync(join(folder, 'sjalvdeklaration.json'), 'utf8'));
    expect(certifikatfel).to.equal('ECONNREFUSED');
    expect(readFileSync(join(folder, 'rapport.html'), 'utf8')).to.include('okänt: handskakningen blev inte av');
  });

  it('nothing that can be judged is 3', async () => {
    expect((await run(csn('--fall', 'CSN-NEG-101', '--ja', '--tyst'))).code).to.equal(3);
  });

  it('an error of the bench itself is 3, and told to whoever can mend it', async () => {
    const [csnKatalog] = kataloger.filter(({ bastjanst }) => bastjanst === 'CSN');
    const [fall] = csnKatalog?.fall ?? [];
    if (!csnKatalog || !fall) throw new Error('CSN has no catalogue');
    const kor = () => Promise.reject(new TypeError('ett fel i fallet'));
    const broken = { ...csnKatalog, fall: [{ ...fall, kor }] };
    const { code, out, err } = await run(csn('--ja'), { kataloger: [broken] });
    expect([code, out.includes('1 fel i bänken')]).to.deep.equal([3, true]);
    expect(err).to.match(/Fel i provbänken \(CSN-KON-001\): TypeError: ett fel i fallet\n +at /);
  });

  it('a run that is stopped says so, and is 3', async () => {
    await simulators.behave('CSN', 'hang');
    const running = run(csn('--fall', 'CSN-KON-001,CSN-KON-002', '--ja'));
    await simulators.waitFor('CSN', () => true);
    stopped.abort();
    const { code, out } = await running;
    expect([code, /alla +.*2 avbruten/.test(out)]).to.deep.equal([3, true]);
  });

  it('asks on a terminal, draws a bar there, and sends nothing after a no', async () => {
    const before = sent();
    const no = await run(csn('--fall', 'CSN-KON-001'), { input: 'n\n', terminal: true });
    expect([no.code, no.out, sent()]).to.deep.equal([2, '', before]);
    const yes = await run(csn(), { input: 'ja\n', terminal: true, ...bara('CSN-KON-001') });
    expect(yes.code).to.equal(0);
    expect(yes.err).to.include('Skicka? (j/n)').and.include('█ 1/1 ✔ CSN-KON-001');
  });

  it('--all proves the simulators that it starts itself', async () => {
    const kontrakt = kataloger.map((one) => ({ ...one, fall: one.fall.filter(({ grupp }) => grupp === 'kontrakt') }));
    const all = ['--all', '--ja', '--takt', '50', '--rapport', folder];
    const { code, out, err } = await run(all, { kataloger: kontrakt });
    expect(code).to.equal(0);
    expect(err).to.include('Sammanlagt högst ');
    expect(out).to.match(/Sammanlagt\n +CSN +godkänd .*\n +TNS +godkänd .*\n$/);
    expect(existsSync(join(folder, 'TNS', 'rapport.html'))).to.equal(true);
  });

  it('hostile cases go where consent is registered, and nowhere else', async () => {
    const hostile = csn('--fall', 'CSN-NEG-101', '--fientlig', '--ja', '--tyst');
    expect(String(await rejection(run(hostile)))).to.include('medgivande');
    const who = ['--aktor', 'Åsa Drift', '--skal', 'Mejl från CSN'];
    const till = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
    await run([
      'medgivande',
      'ge',
      'csn',
      '--url',
      simulators.urls.CSN ?? '',
      '--medgivet-av',
      'Åke Chef',
      '--till',
      till,
      ...who,
    ]);
    const { code, err } = await run(hostile, bara('CSN-NEG-101'));
    expect([code, err.includes('FIENTLIGA FALL INGÅR (1): CSN-NEG-101')]).to.deep.equal([0, true]);
    const [given] = JSON.parse((await run(['medgivande', 'lista', '--json'])).out);
    expect((await run(['medgivande', 'aterkalla', given.id, ...who])).out).to.include('återkallat');
    expect(String(await rejection(run(hostile)))).to.include('medgivande');
  });

  it('what does not hold in a declaration is 1, each in words of its own', async () => {
    const pair = (name: string) => {
      const { privateKey, publicKey } = generateKeyPairSync('ed25519');
      writeFileSync(join(folder, `${name}.pem`), privateKey.export({ type: 'pkcs8', format: 'pem' }));
      writeFileSync(join(folder, `${name}-publik.pem`), publicKey.export({ type: 'spki', format: 'pem' }));
    };
    pair('egen');
    pair('annan');
    const file = (name: string) => join(folder, name);
    const asked = csn('--fall', 'CSN-KON-001', '--ja', '--tyst', '--rapport', folder, '--signera', file('egen.pem'));
    await run(asked);
    const verifiera = (name: string, ...more: string[]) => run(['verifiera', file(name), ...more]);
    const jws = 'sjalvdeklaration.jws';
    expect((await verifiera(jws, '--nyckel', file('egen-publik.pem'))).code).to.equal(0);
    const annan = await verifiera(jws, '--nyckel', file('annan-publik.pem'));
    expect(annan.code).to.equal(1);
    expect(annan.out).to.match(/^Signaturen är giltig, men gjord med en annan nyckel än den angivna: [\w-]{43}\.\n$/);
    const osignerad = await verifiera('sjalvdeklaration.json');
    expect([osignerad.code, osignerad.out.includes('Filen är inte signerad')]).to.deep.equal([1, true]);
    writeFileSync(file('rapport.json'), '{}');
    const annat = await verifiera(jws, '--protokoll', file('rapport.json'));
    expect([annat.code, annat.out]).to.deep.equal([1, 'Deklarationen vilar på ett annat provprotokoll.\n']);
    expect(String(await rejection(verifiera(jws, '--nyckel', file(jws))))).to.include('Nyckeln kan inte användas');
  });

  it('a target that nobody answers at is told once, and is 3', async () => {
    const asked = ['csn', '--url', 'http://127.0.0.1:1/csn', '--ja', '--tyst', '--rapport', folder];
    const { code, out } = await run(asked);
    expect(code).to.equal(3);
    expect(out.match(/Målet går inte att nå: ingen tar emot förbindelsen/g)).to.have.length(1);
    expect(out).to.match(/\d\d fall; --rapport MAPP skriver vilka\.\n/);
    expect(JSON.parse(readFileSync(join(folder, 'avvikelser.json'), 'utf8'))).to.deep.equal([]);
  });

  it('without test persons it says how many cases cannot be judged', async () => {
    const file = join(folder, 'personer.json');
    writeFileSync(file, '{}');
    const { err } = await run(
      csn('--personer', file, '--fall', 'CSN-KON-001,CSN-KON-002,CSN-KON-007', '--ja', '--tyst'),
    );
    expect(err).to.include('Testpersoner: 0.\nKan inte bedömas: 2 fall, som saknar testperson eller inställning.');
  });

  it('a number that is no test number is refused before anything is sent', async () => {
    const before = sent();
    const file = join(folder, 'personer.json');
    writeFileSync(file, JSON.stringify({ kand: '191212121212' }));
    const error = String(await rejection(run(csn('--personer', file, '--ja'))));
    expect(error).to.include('Rollen kand').and.not.include('1912');
    expect(sent()).to.equal(before);
  });

  for (const [line, says] of [
    ['xyz --url http://127.0.0.1:1', 'Ange en av AF'],
    ['csn', '--url saknas'],
    ['csn --url https://annan.example/csn --ja', '--personer saknas'],
    ['csn --url https://skarp.example/csn --personer PERSONER --ja', 'i drift'],
    ['csn --url https://annan.example/csn --personer PERSONER --ja', 'PROVBANK_TILLATNA'],
    ['csn --url http://127.0.0.1:1', '--ja'],
    ['csn --url http://127.0.0.1:1 --ja --takt 1000', '--takt ska vara ett heltal 1–50'],
    ['csn --url http://127.0.0.1:1 --ja --grupp fest', '--grupp ska vara'],
    ['csn --url http://127.0.0.1:1 --ja --fall CSN-XXX-001', 'inget sådant fall (CSN-XXX-001). Se provbank lista CSN.'],
    ['csn --url http://127.0.0.1:1 --ja --fall CSN-KON-001,CSN-KON-999', '(CSN-KON-999)'],
    ['csn --url http://127.0.0.1:1 --ja --grupp ping --fall CSN-KON-001', 'Inget fall valdes'],
    ['csn af --url http://127.0.0.1:1 --ja', 'ett ord för mycket'],
    ['csn --url http://127.0.0.1:1 --ja --kontakt Anna/NUMMER', '--kontakt får inte innehålla ett personnummer'],
    ['csn --url http://127.0.0.1:1 --ja --installning foo=bar', 'Namnen är aktorsid, organisationsnummer, namn'],
    ['verifiera saknas.jws', 'Filen finns inte'],
    ['csn --url http://127.0.0.1:1 --ja --cert saknas.pem --key saknas.pem', '--cert: filen går inte att läsa'],
    ['csn --url http://127.0.0.1:1 --ja --signera PERSONER', '--signera skriver till --rapport'],
    ['--all --url http://127.0.0.1:1', '--all provar'],
    ['verifiera', 'Ange filen'],
    ['signera PERSONER', 'Ange filen, provprotokollet och nyckeln'],
    [
      'csn --url https://127.0.0.1:1 --ja --cert PERSONER --key PERSONER',
      '--cert, --key: filerna är inte ett certifikat',
    ],
    ['csn --url https://127.0.0.1:1 --ja --ca PERSONER', '--ca: filen är inget certifikat'],
    ['csn --url http://127.0.0.1:1 --ja --rapport /proc/nope', '--rapport: mappen går inte att skriva till'],
    ['csn --url http://127.0.0.1:1 --ja --rapport PERSONER', '--rapport: mappen går inte att skriva till'],
    ['csn --url http://127.0.0.1:1 --ja --tillganglighet 101', '--tillganglighet ska vara procent'],
    ['csn --url http://127.0.0.1:1 --ja --percentil 0', '--percentil ska vara procent'],
    ['csn --url http://127.0.0.1:1 --ja --installning x', '--installning ska vara'],
    ['medgivande', 'medgivande och något av'],
    ['lista XYZ', 'Ange en av'],
  ] as const) {
    it(`refuses "provbank ${line}"`, async () => {
      const file = join(folder, 'personer.json');
      writeFileSync(file, '{}');
      const { personnummer } = persons.allaSvarar;
      const args = line.replaceAll('PERSONER', file).replace('NUMMER', personnummer).split(' ');
      expect(String(await rejection(run(args))))
        .to.match(/^CliError: /)
        .and.include(says)
        .and.not.include(personnummer);
    });
  }

  it('lists the cases, and which prove each requirement', async () => {
    expect((await run(['lista', 'csn'])).out).to.match(
      /^Centrala studiestödsnämnden \(CSN\), kontrakt 4\.0: \d+ fall\n/,
    );
    const all = JSON.parse((await run(['lista', '--json'])).out);
    expect(all.map((one: { bastjanst: string }) => one.bastjanst)).to.deep.equal(
      kataloger.map(({ bastjanst }) => bastjanst),
    );
    const [{ krav }] = JSON.parse((await run(['lista', 'CSN', '--krav', '--json'])).out);
    expect(krav).to.deep.include({ slag: 'kontrakt', ref: 'Content-Type', fall: ['CSN-KON-004'] });
  });
});
