// `rapport` on the command line: the verdict with a planned stop excluded, as text, CSV and JSON, and which calls it refuses.
import { Readable } from 'node:stream';
import { expect } from 'chai';
import type { Command } from '../../src/cli/command.ts';
import { driftOn } from '../../src/cli/drift.ts';
import { createRapport, rapporterOn } from '../../src/cli/rapport.ts';
import { createMatare } from '../../src/servicelevel/matning/matare.ts';
import { createMatningsskrivare } from '../../src/servicelevel/matning/skrivare.ts';
import { describeDatabase } from '../platform/sql/describe-database.ts';
import { rejection } from '../platform/sql/rejection.ts';

const begaran = { aktor: { namn: 'Åsa Drift' }, skal: 'CSN byter databas' };

/** What a call writes; it needs nobody's name. */
async function read(command: Command, line: string): Promise<string> {
  let out = '';
  const stdout = { write: (text: string) => (out += text) };
  await command.run(line.split(' '), { stdin: Readable.from([]), stdout, stderr: stdout });
  return out;
}

describeDatabase('cli/rapport', (open) => {
  let rapport: Command;
  beforeEach(async () => {
    const database = await open();
    let now = Date.parse('2026-11-10T08:00+01:00');
    const clock = { now: () => now };
    const rapporter = await rapporterOn(database, clock);
    const tid = { fran: Date.parse('2026-11-18T19:00+01:00'), till: Date.parse('2026-11-18T22:00+01:00') };
    await (await driftOn(database, clock)).underhall(begaran, 'CSN', tid);
    const matare = createMatare({ clock });
    const skrivare = createMatningsskrivare({ database, matare, clock, process: 'prov' });
    for (const [when, utfall] of [
      ['2026-11-18T20:00+01:00', 'misslyckad'],
      ['2026-11-19T10:00+01:00', 'lyckad'],
    ] as const) {
      now = Date.parse(when);
      matare.anrop({ kalla: 'CSN', slag: 'anrop', utfall, svarstidMs: 120 });
      await skrivare.skriv();
    }
    now = Date.parse('2026-12-02T08:00+01:00');
    rapport = createRapport((work) => work(rapporter));
  });

  it('tells the verdict and the planned stop that is excluded', async () => {
    const out = await read(rapport, 'csn 2026-11');
    expect(out)
      .to.include('Rapport för CSN, november 2026\n')
      .and.to.match(/tillgänglighet +100 % +avtalat 99 % +uppfylld/);
    expect(out)
      .to.include('  2026-11-18 19:00:00 – 2026-11-18 22:00:00')
      .and.to.match(/2026-11-18 +21 h +0 +0 +– +–/);
  });

  it('gives CSV and JSON', async () => {
    expect((await read(rapport, 'CSN 2026-11-18--2026-11-19 --csv')).split('\r\n')).to.have.length(5);
    expect(JSON.parse(await read(rapport, 'CSN 2026-11 --json'))).to.include({
      kalla: 'CSN',
      tillganglighet: 100,
    });
  });

  for (const [line, says] of [
    ['', 'Ange en av SAMMANSATT'],
    ['CSN', 'Ange en månad som 2026-11'],
    ['CSN november', 'Ange en månad som 2026-11'],
  ] as const) {
    it(`refuses "rapport ${line}"`, async () => {
      expect(String(await rejection(read(rapport, line)))).to.include(says);
    });
  }
});
