// The command that asks about a person: a process against a real service, what it shows, and what it must never show.
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { persons } from '../../src/bastjanster/simulation/population.ts';
import { type Constellation, startConstellation } from '../constellation.ts';
import { createIdentityFinder } from '../fuzz/identity-forms.ts';
import { requireTool } from '../helhet/tools.ts';
import { partsOf } from '../questions.ts';
import { type FragaResult, runFraga, typeFraga } from './fraga-process.ts';

const NUMBER = persons.allaSvarar.personnummer;
const finder = createIdentityFinder(Object.values(persons).map(({ personnummer }) => personnummer));

describe('the command fraga', function () {
  this.timeout(60_000);
  let service: Constellation;
  const dir = mkdtempSync(join(tmpdir(), 'sammansatt-fraga-'));
  before(async () => {
    service = await startConstellation();
  });
  after(async () => {
    await service?.stop();
    rmSync(dir, { recursive: true });
  });

  const env = (more: Readonly<Record<string, string>> = {}) => ({ TJANST_URL: service.url, ...more });
  const ask = (args: readonly string[], stdin = NUMBER, more = {}) => runFraga(args, stdin, env(more));
  const asked = () => service.logLines().filter((line) => /"fraga-(besvarad|nekad)"/.test(line));

  /** Nobody was asked, and nothing was shown. */
  function refused({ code, out, err }: FragaResult, text: RegExp): void {
    expect([code, out]).to.deep.equal([2, '']);
    expect(err).to.match(text);
    expect(finder.find(err)).to.equal(undefined);
  }

  it('asks about the person of the first line of stdin, and shows the overview without naming anybody', async () => {
    const { code, out, err } = await ask(['--arende', 'EB-7'], `${NUMBER}\nmer\n`);
    expect([code, err]).to.deep.equal([0, '']);
    const order = ['Det här är inte känt', 'Månaderna', 'Summor', 'Förändringar', 'Utbetalningar', 'Löner', 'Beslut'];
    const places = order.map((rubrik) => out.indexOf(`\n${rubrik}`));
    expect(places).to.deep.equal(places.toSorted((a, b) => a - b));
    expect(places[0]).to.be.greaterThan(0);
    expect(out).to.match(/\n {2}Lön \(egen tolkning .* 27 400,00 +27 400,00 +ingen känd\n/);
    expect(out).to.match(/\nLöner \(egen tolkning\)\n/);
    expect(finder.find(out)).to.equal(undefined);
    expect(Math.max(...out.split('\n').map(({ length }) => length))).to.be.at.most(120);
    const [, id = ''] = /^Frågans id: (\S+)/.exec(out) ?? [];
    const record = await service.logged(id);
    expect(record?.person.reveal()).to.equal(NUMBER);
    expect([record?.arende, record?.ingivare.handlaggare]).to.deep.equal(['EB-7', 'prov-1']);
  });

  it('asks by the name of whom the environment says', async () => {
    const who = { FRAGA_HANDLAGGARE: 'anna', FRAGA_NAMN: 'Nämnden', FRAGA_ORGANISATIONSNUMMER: '162120000159' };
    const { out } = await ask(['--json', '--bastjanster', 'TNS'], NUMBER, who);
    const record = await service.logged(JSON.parse(out).id);
    expect(record?.ingivare).to.include({ organisationsnummer: '162120000159', handlaggare: 'anna' });
  });

  it('ends with 3 where a bastjänst could not answer, and says who first of all', async () => {
    const { code, out, err } = await ask([], persons.afFault.personnummer);
    expect(code).to.equal(3);
    expect(out).to.match(
      /^Frågans id: \S+\n\nDet här är inte känt\n.*\n(.*\n)*? {2}- Arbetsförmedlingen kunde inte svara/,
    );
    expect(err).to.include('Svaret är ofullständigt');
    const pm = await ask(['--bastjanster', 'FK'], persons.pmOtillganglig.personnummer);
    expect(pm.code).to.equal(3);
    expect(pm.out)
      .to.match(/FK, effektuerad\n/)
      .and.match(/\d,\d\d +/);
  });

  it('asks those alone that are named, for the month and the days that are given', async () => {
    const { out } = await ask(['--json', '--bastjanster', 'fk,TNS', '--manad', '2026-08']);
    const answer = JSON.parse(out);
    expect(Object.keys(answer.svarsdata)).to.deep.equal(['FK', 'TNS']);
    expect(answer.oversikt.manader.map(({ manad }: { manad: string }) => manad)).to.deep.equal([
      '2026-08',
      '2026-07',
      '2026-06',
    ]);
    const record = await service.logged(answer.id);
    expect(record?.period).to.deep.equal({ from: '2026-06-01', tom: '2026-08-31' });
    const days = await ask(['--json', '--bastjanster', 'TNS', '--fran', '2026-11-02', '--tom', '2026-11-03']);
    const other = await service.logged(JSON.parse(days.out).id);
    expect(other?.period).to.deep.equal({ from: '2026-11-02', tom: '2026-11-03' });
  });

  it('writes the answer as it came, as JSON and by SOAP', async () => {
    const json = await ask(['--json']);
    const { id, oversikt, svarsdata } = JSON.parse(json.out);
    expect(json.out).to.equal(JSON.stringify({ ...JSON.parse(json.out) }));
    expect([Boolean(await service.logged(id)), oversikt.manader.length, Object.keys(svarsdata).length]).to.deep.equal([
      true,
      3,
      7,
    ]);
    const xml = await ask(['--xml']);
    expect([xml.code, xml.err]).to.deep.equal([0, '']);
    expect(xml.out).to.match(/^<\?xml .*integration\/ssbt\/11/s);
    expect(Object.values(partsOf(xml.out))).to.deep.equal(Array(7).fill('data'));
    expect((await ask(['--xml'], persons.afFault.personnummer)).code).to.equal(3);
    expect((await ask(['--xml'], persons.skvDelvis.personnummer)).code).to.equal(3);
  });

  it('says what a rule found though the question was asked', async () => {
    const { out } = await ask(['--fran', '2026-01-01', '--tom', '2026-02-28', '--bastjanster', 'CSN']);
    expect(out).to.match(/\nVarningar\n {2}- CSN_FONSTER \(CSN\): /);
  });

  it('refuses a personal number among the arguments without repeating it, and asks nobody', async () => {
    const before = asked().length;
    const dashed = `${NUMBER.slice(0, 8)}-${NUMBER.slice(8)}`;
    const wrong = [[NUMBER], [dashed], ['--arende', `EB ${NUMBER.slice(2)}`], [`--ut=${NUMBER}.json`], ['-p', NUMBER]];
    const results = await Promise.all(wrong.map((args) => ask(args)));
    for (const result of results) refused(result, /innehåller ett personnummer/);
    expect(asked()).to.have.lengthOf(before);
  });

  const WRONG = [
    ['a word', ['anna'], NUMBER, /tar inga ord/],
    ['an option that there is not', ['--person', 'x'], NUMBER, /Ett argument är okänt/],
    ['a month that is none', ['--manad', '2026-13'], NUMBER, /ÅÅÅÅ-MM/],
    ['half a period', ['--fran', '2026-11-01'], NUMBER, /tillsammans/],
    ['a day that is none', ['--fran', '2026-02-30', '--tom', '2026-03-01'], NUMBER, /ÅÅÅÅ-MM-DD/],
    ['a period that is turned', ['--fran', '2026-03-02', '--tom', '2026-03-01'], NUMBER, /ÅÅÅÅ-MM-DD/],
    ['a bastjänst that there is not', ['--bastjanster', 'AF,XX'], NUMBER, /AF, CSN/],
    ['two forms', ['--json', '--xml'], NUMBER, /--json eller --xml/],
    ['a month of an answer without overview', ['--xml', '--manad', '2026-10'], NUMBER, /--manad/],
    ['nothing on stdin', [], '', /tolv siffror/],
    ['a number of ten digits', [], NUMBER.slice(2), /tolv siffror/],
    ['a file where there is no folder', ['--ut', '/finns/inte/svar.json'], NUMBER, /går inte att skriva/],
  ] as const;

  it(`refuses a wrong call, and asks nobody: ${WRONG.map(([what]) => what).join(', ')}`, async () => {
    const before = asked().length;
    const results = await Promise.all(WRONG.map(([, args, stdin]) => ask(args, stdin)));
    for (const [n, [, , , text]] of WRONG.entries()) refused(results[n] as FragaResult, text);
    expect(asked()).to.have.lengthOf(before);
  });

  it('writes to a file for its owner alone, and over none unless that is asked for', async () => {
    const path = join(dir, 'svar.json');
    const first = await ask(['--json', '--ut', path]);
    expect([first.code, first.out]).to.deep.equal([0, '']);
    expect(first.err).to.include(path);
    expect(statSync(path).mode & 0o777).to.equal(0o600);
    const text = readFileSync(path, 'utf8');
    expect(Object.keys(JSON.parse(text).svarsdata)).to.have.lengthOf(7);
    refused(await ask(['--ut', path]), /finns redan/);
    expect(readFileSync(path, 'utf8')).to.equal(text);
    chmodSync(path, 0o644);
    expect((await ask(['--ut', path, '--skriv-over'])).code).to.equal(0);
    expect(statSync(path).mode & 0o777).to.equal(0o600);
    expect(readFileSync(path, 'utf8')).to.match(/^Frågans id/);
  });

  it('leaves no file where the question was refused', async () => {
    const path = join(dir, 'nekad.json');
    const wrong = `${NUMBER.slice(0, 11)}${(Number(NUMBER.at(-1)) + 1) % 10}`;
    for (const form of [[], ['--xml']]) {
      const { code, out, err } = await ask([...form, '--ut', path], wrong);
      expect([code, out, existsSync(path)]).to.deep.equal([1, '', false]);
      expect(err).to.match(
        /^Frågan nekades: PERSONIDENTITET_OGILTIG\n {2}\S.*\n {2}Kontrollera.*\nFrågans id: [0-9a-f-]{36}/,
      );
      expect(err).to.not.include(wrong);
    }
  });

  it('says in words that the service cannot be reached', async () => {
    const gone = await ask([], NUMBER, { TJANST_URL: 'http://127.0.0.1:1' });
    expect([gone.code, gone.out]).to.deep.equal([1, '']);
    expect(gone.err).to.match(/går inte att nå.*ECONNREFUSED/);
  });

  for (const [what, status, form, text] of [
    ['an error page', 502, '--json', 'HTTP 502 utan felkod'],
    ['a page in place of JSON', 200, '--json', 'något annat än ett sammansatt svar'],
    ['a page in place of the overview', 200, '--bastjanster=AF', 'något annat än ett sammansatt svar'],
    ['a page in place of SOAP', 200, '--xml', 'något annat än ett sammansatt svar'],
  ] as const) {
    it(`says that something else answers, by ${what}, and repeats nothing of it`, async () => {
      const other = await repeating(status);
      const { port } = other.address() as AddressInfo;
      const { code, out, err } = await ask([form], NUMBER, { TJANST_URL: `http://127.0.0.1:${port}` });
      other.close();
      expect([code, out]).to.deep.equal([1, '']);
      expect(err).to.include(text);
      expect(finder.find(err)).to.equal(undefined);
    });
  }

  it('says what is wrong in the configuration, and asks for no number', async () => {
    refused(await ask([], NUMBER, { TJANST_URL: 'http://ssbtek.example' }), /TJANST_URL.*\n.*FRAGA_CERT/);
    const token = join(dir, 'token');
    writeFileSync(token, 'x.y.z');
    const far = {
      ...{ TJANST_URL: 'https://ssbtek.example', FRAGA_TOKEN_FIL: token, FRAGA_HANDLAGGARE: 'h' },
      ...{ FRAGA_ORGANISATIONSNUMMER: '162120000142', FRAGA_NAMN: 'Nämnden' },
    };
    refused(await ask([], NUMBER, far), /--arende saknas/);
    refused(await ask(['--arende', 'EB-1'], NUMBER, far), /FRAGA_AKTORSID saknas/);
  });

  it('asks for the number on a terminal, shows that it asks, and has colour and the width of it', async function () {
    requireTool(this, 'script', ['script', '--version']);
    const { code, out } = await typeFraga(['--bastjanster', 'FK,SO'], NUMBER, env());
    expect(code).to.equal(0);
    expect(out).to.match(/^Personnummer \(ÅÅÅÅMMDDNNNN\): /);
    expect(out).to.include('Frågar FK, SO …').and.include('\u001b[1;33mDet här är inte känt\u001b[0m');
    const shown = out.slice(out.indexOf('Frågans id'));
    expect(finder.find(shown)).to.equal(undefined);
    const widest = Math.max(
      ...shown
        .split('\n')
        .filter((line) => !line.includes('\u001b'))
        .map(({ length }) => length),
    );
    expect(widest).to.be.within(81, 90);
    const plain = await typeFraga(['--bastjanster', 'FK'], NUMBER, env({ NO_COLOR: '1' }));
    expect(plain.out).to.not.include('\u001b[1');
  });
});

/** A server that is none of ours, and repeats what it was sent. */
async function repeating(status: number): Promise<Server> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => response.writeHead(status).end(`<html>${Buffer.concat(chunks)}`));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}
