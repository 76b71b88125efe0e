// Letters of avvikelser: to the other parties at once, none lost, and seen where they did not get there.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { createMailer } from '../../../src/platform/mail.ts';
import type { Part } from '../../../src/portal/avvikelser/avvikelse.ts';
import { createAvvikelseutskick } from '../../../src/portal/avvikelser/utskick.ts';
import { type Hinder, type Mottagare, mottagareAv } from '../../../src/portal/avvikelser/utskick-rader.ts';
import { describeDatabase } from '../../platform/sql/describe-database.ts';
import {
  AKASSA,
  aRapport,
  av,
  CSN,
  DAY,
  DRIFT,
  FK,
  FORVALTARE,
  MINUTE,
  mal,
  NAMND,
  openAvvikelser,
  PM,
  type TestAvvikelser,
} from './open-avvikelser.ts';

const FOLDERS: string[] = [];
afterEach(() => {
  for (const folder of FOLDERS.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const keyOf = (to: Mottagare) => ('id' in to ? `${to.slag} ${to.id}` : to.slag);

describe('portal/avvikelser mottagareAv', () => {
  const told = (part: Part, bastjanst: string, actor: Part) => mottagareAv({ part, bastjanst }, actor).map(keyOf);

  for (const [what, found, expected] of [
    ['a nämnd reports', told(NAMND, 'CSN', NAMND), ['bastjanst CSN', 'drift']],
    ['the uppgiftslämnare answers', told(NAMND, 'CSN', CSN), ['namnd 162120000142', 'drift']],
    ['the driftleverantör answers', told(NAMND, 'CSN', DRIFT), ['namnd 162120000142', 'bastjanst CSN']],
    ['a nämnd reports the whole service', told(NAMND, 'SAMMANSATT', NAMND), ['drift']],
    ['an uppgiftslämnare reports its own', told(CSN, 'CSN', CSN), ['drift']],
    ['an uppgiftslämnare reports another', told(CSN, 'FK', CSN), ['bastjanst FK', 'drift']],
    ['another of the same bastjänst answers', told(CSN, 'FK', PM), ['uppgiftslamnare CSN', 'bastjanst FK', 'drift']],
    ['one of those that another answers for reports', told(PM, 'FK', PM), ['bastjanst FK', 'drift']],
    ['an a-kassa reports', told(AKASSA, 'SO', AKASSA), ['bastjanst SO', 'drift']],
    ['an a-kassa acts for a nämnd', told(NAMND, 'SO', AKASSA), ['namnd 162120000142', 'bastjanst SO', 'drift']],
    ['whoever answers for another answers', told(PM, 'FK', FK), ['uppgiftslamnare PM', 'drift']],
    ['the driftleverantör answers one of them', told(PM, 'FK', DRIFT), ['uppgiftslamnare PM', 'bastjanst FK']],
    ['the driftleverantör answers who is responsible', told(FK, 'FK', DRIFT), ['uppgiftslamnare FK']],
    ['the driftleverantör answers its own report', told(DRIFT, 'CSN', DRIFT), ['bastjanst CSN']],
    ['the driftleverantör answers the förvaltare', told(FORVALTARE, 'CSN', DRIFT), ['bastjanst CSN']],
    ['the uppgiftslämnare answers the driftleverantör', told(DRIFT, 'CSN', CSN), ['drift']],
  ] as const) {
    it(what, () => expect(found).to.deep.equal(expected));
  }
});

describeDatabase('portal/avvikelser utskick', (open) => {
  let test: TestAvvikelser;
  let folder: string;
  let failures: [Hinder, boolean][];
  let addresses: Record<string, string[]>;
  const signal = new AbortController().signal;

  beforeEach(async () => {
    test = await openAvvikelser(await open());
    folder = join(mkdtempSync(join(tmpdir(), 'avvikelseutskick-')), 'brev');
    FOLDERS.push(join(folder, '..'));
    failures = [];
    addresses = {
      'namnd 162120000142': ['teknisk@provkoping.example'],
      'bastjanst CSN': ['drift@csn.example', 'jour@csn.example'],
      drift: ['drift@sammansatt.example'],
    };
  });

  function send(to = folder): Promise<void> {
    return createAvvikelseutskick({
      ...test,
      mailer: createMailer({ from: 'Drift <drift@sammansatt.example>', folder: to }),
      webbUrl: 'https://sammansatt.example/',
      namnOf: (bastjanst) => `Myndigheten ${bastjanst}`,
      adresser: async (mottagare) => addresses[keyOf(mottagare)] ?? [],
      onFailure: (hinder, _, slutgiltigt) => failures.push([hinder, slutgiltigt]),
    })(signal);
  }

  /** What has been sent since last. */
  function letters(): string[] {
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
    return names.map((name) => {
      const text = readFileSync(join(folder, name), 'utf8');
      rmSync(join(folder, name));
      return text;
    });
  }

  const receivers = () =>
    letters()
      .map((one) => /^To: (.*)\r$/m.exec(one)?.[1])
      .sort();
  const told = async () =>
    (await test.avvikelser.utskick([DRIFT], 1)).map(({ version, mottagare, skickatAt, nastaAt, hinder }) => [
      ...[version, keyOf(mottagare)],
      skickatAt === undefined ? (nastaAt === undefined ? 'uppgivet' : 'väntar') : 'skickat',
      hinder,
    ]);

  it('go at once to the other parties, each once, and say nothing of what was written', async () => {
    await test.avvikelser.rapportera(av(NAMND), aRapport({ rubrik: 'CSN svarar tomt' }));
    await send();
    const sent = letters();
    expect(sent.map((one) => /^To: (.*)\r$/m.exec(one)?.[1]).sort()).to.deep.equal([
      'drift@csn.example',
      'drift@sammansatt.example',
      'jour@csn.example',
    ]);
    const all = sent.join('\n').replaceAll('=\r\n', '');
    const text = all.replaceAll('=C3=A4', 'ä').replaceAll('=C3=B6', 'ö');
    expect(text)
      .to.match(/Subject: .*Avvikelse[_ ]1/)
      .and.contain('sammansatt.example/avvikelser/1');
    expect(text).to.contain('Avvikelse: 1\r\nGäller: Myndigheten CSN\r\nAllvar: hög\r\n');
    expect(all).to.not.contain('tomt').and.not.contain('korrelationsid').and.not.contain('eva.ek');
    expect(new Set([...all.matchAll(/Message-ID: (\S+)/g)].map(([, id]) => id)).size).to.equal(3);
    await send();
    expect(receivers()).to.deep.equal([]);
    expect(await told()).to.deep.equal([
      [1, 'bastjanst CSN', 'skickat', undefined],
      [1, 'drift', 'skickat', undefined],
    ]);
  });

  it('tell the one who reported of the answer, and each party of what the others do', async () => {
    const one = await test.avvikelser.rapportera(av(NAMND), aRapport());
    await send();
    letters();
    const next = await test.avvikelser.ta('svara', mal(one, CSN), 'Vilken dag gäller det?');
    await test.avvikelser.ta('svara', mal(next, NAMND), 'I dag.');
    await send();
    expect(receivers()).to.deep.equal([
      ...['drift@csn.example', 'drift@sammansatt.example', 'drift@sammansatt.example'],
      ...['jour@csn.example', 'teknisk@provkoping.example'],
    ]);
  });

  it('wait for an address that the register lacks, which is seen, and go when it is there', async () => {
    addresses = { drift: ['drift@sammansatt.example'] };
    await test.avvikelser.rapportera(av(NAMND), aRapport());
    await send();
    expect(await told()).to.deep.equal([
      [1, 'bastjanst CSN', 'väntar', 'adress saknas'],
      [1, 'drift', 'skickat', undefined],
    ]);
    expect([failures, receivers()]).to.deep.equal([[['adress saknas', false]], ['drift@sammansatt.example']]);
    addresses['bastjanst CSN'] = ['drift@csn.example'];
    test.time.now += MINUTE;
    await send();
    expect(receivers()).to.deep.equal(['drift@csn.example']);
    expect(await told()).to.deep.include([1, 'bastjanst CSN', 'skickat', undefined]);
  });

  it('are tried for two weeks while the mail server is away, under the same id, and what never went stays to be seen', async () => {
    delete addresses['bastjanst CSN'];
    await test.avvikelser.rapportera(av(NAMND), aRapport());
    const blocked = join(folder, '..', 'fil');
    writeFileSync(blocked, '');
    await send(blocked);
    expect(await told()).to.deep.include([1, 'drift', 'väntar', 'togs inte emot']);
    for (let day = 0; day < 30; day++) {
      test.time.now += DAY;
      await send(blocked);
    }
    expect(failures.filter(([, slutgiltigt]) => slutgiltigt)).to.deep.equal([
      ['adress saknas', true],
      ['togs inte emot', true],
    ]);
    expect(failures).to.have.length(40);
    expect(await told()).to.deep.equal([
      [1, 'bastjanst CSN', 'uppgivet', 'adress saknas'],
      [1, 'drift', 'uppgivet', 'togs inte emot'],
    ]);
  });

  it('go once, though several processes send at the same time', async () => {
    await test.avvikelser.rapportera(av(NAMND), aRapport());
    await Promise.all([send(), send(), send()]);
    expect(receivers()).to.have.length(3);
  });
});
