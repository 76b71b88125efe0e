// For which parties somebody acts with avvikelser, by the roles of the login and what the register says of an uppgiftslämnare.
import { expect } from 'chai';
import { kandaUppgiftslamnare } from '../../../src/anslutning/kanda-uppgiftslamnare.ts';
import { anslutningMigrations } from '../../../src/anslutning/migrations.ts';
import { createUppgiftslamnareRegister } from '../../../src/anslutning/uppgiftslamnare.ts';
import { migrate } from '../../../src/platform/sql/migrate.ts';
import type { Roll } from '../../../src/web/inloggning/person.ts';
import { partsOf } from '../../../src/web/portal/avvikelser/services.ts';
import { begaran } from '../../anslutning/an-anslutning.ts';
import { describeDatabase } from '../../platform/sql/describe-database.ts';
import { AKASSA, CSN, DRIFT, FK, NAMND, PM } from '../../portal/avvikelser/open-avvikelser.ts';

describeDatabase('web/portal/avvikelser partsOf', (open) => {
  it('tells whoever answers for a bastjänst from those whose duties it fulfils', async () => {
    const database = await open();
    await migrate(database, [anslutningMigrations]);
    const bastjanster = [...new Set(kandaUppgiftslamnare.map(({ bastjanst }) => bastjanst))];
    const uppgiftslamnare = createUppgiftslamnareRegister({ database, clock: { now: () => Date.now() }, bastjanster });
    await uppgiftslamnare.laggTillKanda(begaran, kandaUppgiftslamnare);
    const roller: Roll[] = [
      ...['CSN', 'FK', 'PM', 'AKASSA-VISIONS', 'XYZ'].map((id) => {
        return { roll: 'uppgiftslamnare', uppgiftslamnare: id } as const;
      }),
      { roll: 'drift' },
      { roll: 'namnd', namnd: '162120000142' },
      { roll: 'loggranskare', namnd: '162120000142' },
    ];
    const parts = await partsOf({ uppgiftslamnare }, { subject: 'test', namn: 'Prov Person', roller });
    expect(parts).to.deep.equal([CSN, FK, PM, AKASSA, DRIFT, NAMND]);
  });
});
