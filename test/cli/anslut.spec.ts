// `anslut` as an operator gives it: from application to the first day, spärr, notice and what is missing, in words and JSON.
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { expect } from 'chai';
import { AnslutningError } from '../../src/anslutning/anslutning-error.ts';
import { persons } from '../../src/bastjanster/simulation/population.ts';
import { createAnslut } from '../../src/cli/anslut.ts';
import { CliError, type Command } from '../../src/cli/command.ts';
import type { Database } from '../../src/platform/sql/database.ts';
import { swedishDay } from '../../src/platform/swedish-day.ts';
import { createBeslutRegister } from '../../src/querylog/gallring/beslut.ts';
import { anAnslutning, FINGERAVTRYCK, GRANNE, NAMND } from '../anslutning/an-anslutning.ts';
import { describeDatabase } from '../platform/sql/describe-database.ts';
import { everythingIn, rejection } from '../platform/sql/rejection.ts';
import { registerOn, run } from './anslut-io.ts';

const PERSON = persons.allaSvarar.personnummer;
const TODAY = swedishDay(Date.now());

describeDatabase('cli/anslut', (open) => {
  const dir = mkdtempSync(join(tmpdir(), 'sammansatt-anslut-'));
  after(() => rmSync(dir, { recursive: true, force: true }));
  let database: Database;
  let anslut: Command;

  beforeEach(async () => {
    database = await open();
    anslut = createAnslut(await registerOn(database));
  });

  const decide = () =>
    createBeslutRegister({ database, clock: Date }).add({
      referens: 'SN 2026/114',
      datum: '2026-01-01',
      beslutadAv: 'Socialnämnden',
      namnd: NAMND,
      manader: 60,
      registreratAv: 'Åsa',
    });
  const { avtal: _avtal, bitradesavtal: _bitradesavtal, status: _status, ...application } = anAnslutning();
  const file = (name: string, content: unknown) => {
    writeFileSync(join(dir, name), typeof content === 'string' ? content : JSON.stringify(content));
    return join(dir, name);
  };
  const sign = (slag: string) =>
    run(
      anslut,
      `avtal 212000-0142 --slag ${slag} --avtalsversion 1.0 --undertecknat-av Ö --datum 2026-05-01 --dokument ${file('a.pdf', 'avtalet')}`,
    );

  it('takes an application all the way to aktiv, and says on the way what is missing', async () => {
    expect((await run(anslut, 'lagg-till', application)).out).to.equal(
      `Provköpings socialnämnd (${NAMND}) har nu status anmäld, version 1.\n`,
    );
    await run(anslut, `granska ${NAMND}`);
    await run(anslut, `godkann ${NAMND}`);
    expect((await run(anslut, `visa ${NAMND}`)).out).to.match(/Saknas för att vara aktiv:\n( {2}- .*\n){3}$/);
    const early = (await rejection(run(anslut, `aktivera ${NAMND}`))) as AnslutningError;
    expect(early.kind).to.equal('krav-saknas');
    await sign('avtal');
    await sign('bitradesavtal');
    await decide();
    expect((await run(anslut, `aktivera ${NAMND}`)).out).to.include('har nu status aktiv, version 6');
    expect((await run(anslut, `visa ${NAMND}`)).out).not.to.include('Saknas');
    const { out } = await run(anslut, `visa ${NAMND} --json`);
    const dokumentHash = createHash('sha256').update('avtalet').digest('hex');
    expect(JSON.parse(out).dokument.avtal.dokumentHash).to.equal(dokumentHash);
  });

  it('spärrar, häver, säger upp; the history shows each with its reason', async () => {
    await run(anslut, `importera ${file('ny.json', [anAnslutning({ status: 'aktiv' })])}`);
    await decide();
    expect((await run(anslut, `sparra ${NAMND}`)).out).to.include('har nu status spärrad, version 2');
    expect((await run(anslut, `hav-sparr ${NAMND} --json`)).out).to.equal(
      `${JSON.stringify({ organisationsnummer: NAMND, status: 'aktiv', version: 3 }, null, 2)}\n`,
    );
    await run(anslut, `sag-upp ${NAMND} --datum ${TODAY} --upphor ${TODAY}`);
    const refused = await rejection(run(anslut, `avsluta ${NAMND}`));
    expect(refused.message).to.include('att dagen då anslutningen upphör är förbi; att nämndens logg kan lämnas ut');
    const { out } = await run(anslut, `historik ${NAMND}`);
    const lines = out.trim().split('\n');
    expect(lines.map((line) => line.split(/ {2,}/)[2])).to.deep.equal([
      'handling',
      'importera',
      'spärra',
      'häv spärr',
      'säg upp',
    ]);
    expect(lines[2]).to.match(/Åsa Drift {2}spärra +status aktiv → spärrad +Beslut i dnr 2026-17$/);
    expect(JSON.parse((await run(anslut, `historik ${NAMND} --json`)).out)).to.have.length(4);
  });

  it('imports the old file’s form; what an aktiv one lacks is told, and the exit code says so', async () => {
    const old = {
      organisationsnummer: NAMND,
      namn: 'Provköping',
      certifikat: [FINGERAVTRYCK],
      bastjanster: ['AF'],
      bitraden: [GRANNE],
    };
    const first = await run(anslut, `importera ${file('gammal.json', [old])}`);
    expect(first.code).to.equal(1);
    expect(first.out).to.match(/^1 anslutningar är importerade, 0 fanns redan och är orörda\.\n/);
    expect(first.out).to.include(`${NAMND} Provköping saknar ett undertecknat anslutningsavtal.`);
    const again = await run(anslut, `importera ${file('gammal.json', [old])}`);
    expect(again).to.deep.equal({ code: 0, out: '0 anslutningar är importerade, 1 fanns redan och är orörda.\n' });
  });

  it('lists as a table and as JSON, by status where asked', async () => {
    expect((await run(anslut, 'lista')).out).to.equal('Inga anslutningar finns.\n');
    const list = [
      anAnslutning(),
      anAnslutning({ organisationsnummer: GRANNE, namn: 'Grannkommunen', status: 'spärrad' }),
    ];
    await run(anslut, `importera ${file('lista.json', list)}`);
    expect((await run(anslut, 'lista --status spärrad')).out.split('\n')).to.deep.equal([
      'organisationsnummer  namn           status   bastjänster  version',
      `${GRANNE}         Grannkommunen  spärrad  AF FK SKV    1`,
      '',
    ]);
    expect(JSON.parse((await run(anslut, 'lista --json')).out)).to.have.length(2);
  });

  it('changes fields by a patch on stdin; a version that is not there any more is refused', async () => {
    await run(anslut, 'lagg-till', application);
    await run(anslut, `andra ${NAMND}`, { lefiTyper: ['FK:SJP'], kommun: null });
    const { out } = await run(anslut, `visa ${NAMND}`);
    expect(out).to.match(/typer i LEFI +FK:SJP\n/);
    expect(out).to.match(/kommun +saknas\n/);
    const stale = (await rejection(run(anslut, `andra ${NAMND} --version 1`, { kommun: 'K' }))) as AnslutningError;
    expect(stale.kind).to.equal('annan-version');
  });

  it('a wrong call is told by its field and never by its value', async () => {
    for (const line of [
      '',
      'halvera',
      `visa ${PERSON}`,
      'visa',
      'lista --status borta',
      'importera',
      `importera ${dir}/saknas`,
      'lagg-till',
    ]) {
      const error = await rejection(run(anslut, line, '{'));
      expect(error instanceof CliError || error instanceof AnslutningError, line).to.equal(true);
      expect(everythingIn(error)).not.to.include(PERSON);
    }
  });

  it('a change needs who and why', async () => {
    await run(anslut, 'lagg-till', application);
    const silent = { stdin: Readable.from(['']), stdout: { write: () => {} }, stderr: { write: () => {} } };
    const without = (...args: string[]) => rejection(anslut.run(['granska', NAMND, ...args], silent));
    expect((await without('--skal', 'ett skäl')).message).to.equal('--aktor saknas.');
    expect((await without('--aktor', 'Åsa')).message).to.equal('--skal saknas.');
  });

  it('every word of the help is a command, and every command is in the help', () => {
    const said = anslut.usage.flatMap(([call]) => (call.split(' ')[1] ?? '').split('|'));
    const words = [
      'lista',
      'visa',
      'historik',
      'importera',
      'lagg-till',
      'andra',
      'avtal',
      'uppdrag',
      'hav-sparr',
      'avsluta',
      'sag-upp',
      'aterta-uppsagning',
      'underlag',
    ];
    const steps = ['granska', 'komplettera', 'godkann', 'avsla', 'aktivera', 'sparra', 'anmal-pa-nytt'];
    expect(said.sort()).to.deep.equal([...words, ...steps].sort());
  });
});
