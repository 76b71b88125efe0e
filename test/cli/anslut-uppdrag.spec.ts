// `anslut uppdrag`: a nämnd's instruction registered, shown and taken away.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { createAnslut } from '../../src/cli/anslut.ts';
import { CliError } from '../../src/cli/command.ts';
import { anAnslutning, NAMND } from '../anslutning/an-anslutning.ts';
import { describeDatabase } from '../platform/sql/describe-database.ts';
import { everythingIn, rejection } from '../platform/sql/rejection.ts';
import { makeNyckelpar } from '../uppdrag/nyckelpar.ts';
import { registerOn, run } from './anslut-io.ts';

const { publik, privatJwk } = makeNyckelpar('system-2026');

describeDatabase('cli/anslut uppdrag', (open) => {
  const dir = mkdtempSync(join(tmpdir(), 'sammansatt-anslut-uppdrag-'));
  after(() => rmSync(dir, { recursive: true, force: true }));
  const file = (name: string, content: object) => {
    writeFileSync(join(dir, name), JSON.stringify(content));
    return join(dir, name);
  };

  it('registers, shows and takes away a nämnd’s instruction', async () => {
    const anslut = createAnslut(await registerOn(await open()));
    await run(anslut, `importera ${file('ny.json', [anAnslutning({ status: 'aktiv' })])}`);
    const said = `uppdrag ${NAMND} --datum 2026-01-15 --beslutad-av Nämnden --timmar 4 --takt 120`;
    await run(anslut, `${said} --nyckel ${file('publik.json', publik)}`);
    expect((await run(anslut, `visa ${NAMND}`)).out).to.contain(
      'instruktion 2026-01-15, Nämnden; resultat väntar 4 h, 120 frågor i minuten, nyckel EC system-2026',
    );
    expect((await run(anslut, `historik ${NAMND}`)).out).to.contain('uppdrag');
    const refused = await rejection(run(anslut, `${said} --nyckel ${file('privat.json', privatJwk)}`));
    expect(everythingIn(refused))
      .to.contain('privat del')
      .and.not.contain((privatJwk as { d: string }).d);
    expect(await rejection(run(anslut, `${said} --nyckel ${dir}/finns-inte`))).to.be.instanceOf(CliError);
    await run(anslut, `uppdrag ${NAMND} --bort`);
    expect((await run(anslut, `visa ${NAMND}`)).out).to.contain('ingen instruktion');
  });
});
