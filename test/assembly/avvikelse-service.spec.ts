// Whom of the register an avvikelse is told to, and that the job of the service tells them.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { kandaUppgiftslamnare } from '../../src/anslutning/kanda-uppgiftslamnare.ts';
import { createUppgiftslamnareRegister, type UppgiftslamnareRegister } from '../../src/anslutning/uppgiftslamnare.ts';
import { adresserOf, avvikelseJob, createAvvikelseStore, namnOf } from '../../src/assembly/avvikelse-service.ts';
import { toConfig } from '../../src/platform/config.ts';
import { createMailer } from '../../src/platform/mail.ts';
import type { Mottagare } from '../../src/portal/avvikelser/utskick-rader.ts';
import { bastjanster } from '../../src/profiles/sverige/modules.ts';
import { type Anslutningar, anAnslutning, begaran, GRANNE, NAMND, register } from '../anslutning/an-anslutning.ts';
import { describeDatabase } from '../platform/sql/describe-database.ts';
import {
  aRapport,
  av,
  NAMND as NAMNDEN,
  openAvvikelser,
  type TestAvvikelser,
} from '../portal/avvikelser/open-avvikelser.ts';

describeDatabase('avvikelse-service', (open) => {
  let test: TestAvvikelser;
  let anslutningar: Anslutningar;
  let uppgiftslamnare: UppgiftslamnareRegister;
  let folder: string;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'avvikelse-service-'));
    const database = await open();
    test = await openAvvikelser(database);
    anslutningar = await register(database);
    await anslutningar.laggTill(begaran, anAnslutning());
    uppgiftslamnare = createUppgiftslamnareRegister({ database, clock: test.clock, bastjanster });
    await uppgiftslamnare.laggTillKanda(begaran, kandaUppgiftslamnare);
    await contact('CSN', ['verksamhet', 'teknisk', 'drift', 'drift']);
    await contact('FK', ['teknisk']);
    await contact('PM', ['verksamhet']);
    await contact('SO', ['drift']);
    await contact('AKASSA-VISIONS', ['avtal']);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  async function contact(id: string, roles: readonly string[]): Promise<void> {
    const kontakter = roles.map((roll, index) => {
      return { roll, namn: 'Jouren', epost: `${roll}${index}@${id.toLowerCase()}.example` };
    });
    const { version } = await uppgiftslamnare.en(id);
    await uppgiftslamnare.andra({ ...begaran, id, version }, { kontakter });
  }

  const to = (mottagare: Mottagare) => adresserOf({ anslutningar, uppgiftslamnare }, ['larm@drift.example'], mottagare);

  it('tells a nämnd at its technical contact, a bastjänst at the contacts for drift, the driftleverantör where alerts go', async () => {
    expect(await to({ slag: 'namnd', id: NAMND })).to.deep.equal(['teknisk@provkoping.example']);
    expect(await to({ slag: 'bastjanst', id: 'CSN' })).to.deep.equal(['drift2@csn.example', 'drift3@csn.example']);
    expect(await to({ slag: 'drift' })).to.deep.equal(['larm@drift.example']);
  });

  it('tells those that fulfil their duties themselves, and beside one of the others whoever does it for that', async () => {
    expect(await to({ slag: 'bastjanst', id: 'FK' })).to.deep.equal(['teknisk0@fk.example']);
    expect(await to({ slag: 'bastjanst', id: 'SO' })).to.deep.equal(['drift0@so.example']);
    const both = await to({ slag: 'uppgiftslamnare', id: 'PM' });
    expect([...both].sort()).to.deep.equal(['teknisk0@fk.example', 'verksamhet0@pm.example']);
    expect(await to({ slag: 'uppgiftslamnare', id: 'AKASSA-VISIONS' })).to.deep.equal(['drift0@so.example']);
  });

  it('knows no address of whom the register lacks', async () => {
    for (const one of [
      { slag: 'namnd', id: GRANNE },
      { slag: 'bastjanst', id: 'AF' },
      { slag: 'uppgiftslamnare', id: 'XYZ' },
    ] as const)
      expect(await to(one)).to.deep.equal([]);
  });

  it('sends its letters to them, with the names that people know', async () => {
    const avvikelser = createAvvikelseStore(test.database, test.clock);
    await avvikelser.rapportera(av(NAMNDEN), aRapport());
    const failures: unknown[] = [];
    const { work } = avvikelseJob({
      ...test,
      config: toConfig({ LARM_EPOST: 'larm@drift.example' }, { bastjanster: [] }),
      mailer: createMailer({ from: 'drift@sammansatt.example', folder: join(folder, 'brev') }),
      register: { anslutningar, uppgiftslamnare },
      onFailure: (...args) => failures.push(args),
    });
    await work(new AbortController().signal);
    const letters = readdirSync(join(folder, 'brev')).map((name) => readFileSync(join(folder, 'brev', name), 'utf8'));
    expect(letters.map((one) => /^To: (.*)\r$/m.exec(one)?.[1]).sort()).to.deep.equal([
      'drift2@csn.example',
      'drift3@csn.example',
      'larm@drift.example',
    ]);
    expect(failures).to.deep.equal([]);
    expect(letters.join('\n')).to.contain('http://127.0.0.1:8080/avvikelser/1');
    expect([namnOf('CSN'), namnOf('SAMMANSATT')]).to.deep.equal(['Centrala studiestödsnämnden', 'Hela tjänsten']);
  });
});
