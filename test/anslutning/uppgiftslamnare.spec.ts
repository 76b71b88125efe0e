// The uppgiftslämnare: those that are known, and leaving after six months or, on a legal impediment, earlier.
import { expect } from 'chai';
import type { AnslutningError } from '../../src/anslutning/anslutning-error.ts';
import { kandaUppgiftslamnare } from '../../src/anslutning/kanda-uppgiftslamnare.ts';
import { anslutningMigrations } from '../../src/anslutning/migrations.ts';
import { createUppgiftslamnareRegister, type UppgiftslamnareRegister } from '../../src/anslutning/uppgiftslamnare.ts';
import { migrate } from '../../src/platform/sql/migrate.ts';
import { modules } from '../../src/profiles/sverige/index.ts';
import { describeDatabase } from '../platform/sql/describe-database.ts';
import { rejection } from '../platform/sql/rejection.ts';
import { begaran, NOW } from './an-anslutning.ts';

const bastjanster = [...new Set(modules.map(({ id }) => id))];

describeDatabase('anslutning/uppgiftslamnare', (open) => {
  let register: UppgiftslamnareRegister;

  beforeEach(async () => {
    const database = await open();
    await migrate(database, [anslutningMigrations]);
    register = createUppgiftslamnareRegister({ database, clock: { now: () => NOW }, bastjanster });
    await register.laggTillKanda(begaran, kandaUppgiftslamnare);
  });

  const kindOf = async (work: Promise<unknown>) => ((await rejection(work)) as AnslutningError).kind;
  const leave = (id: string, notice: Parameters<UppgiftslamnareRegister['sagUpp']>[1]) =>
    register.sagUpp({ ...begaran, id, version: 1 }, notice);

  it('every bastjänst has its uppgiftslämnare; FK’s fronts two, and that of the a-kassor all of them', async () => {
    const all = (await register.alla()).map(({ dokument }) => dokument);
    expect([...new Set(all.map(({ bastjanst }) => bastjanst))].sort()).to.deep.equal([...bastjanster].sort());
    expect(all.filter(({ bastjanst }) => bastjanst === 'FK').map(({ id }) => id)).to.deep.equal(['FK', 'PM']);
    expect(all.filter(({ id }) => id.startsWith('AKASSA-')).length).to.equal(24);
    const ids = new Set(all.map(({ id }) => id));
    expect(all.filter(({ fullgorsAv }) => fullgorsAv !== undefined && !ids.has(fullgorsAv))).to.deep.equal([]);
  });

  it('the known ones are added once, and what was changed since is left alone', async () => {
    await register.andra({ ...begaran, id: 'AF', version: 1 }, { ucVersion: '2.0', organisationsnummer: null });
    expect(await register.laggTillKanda(begaran, kandaUppgiftslamnare)).to.deep.equal([]);
    const { dokument, version } = await register.en('AF');
    expect(version).to.equal(2);
    expect(dokument.ucVersion).to.equal('2.0');
    expect(dokument).not.to.have.property('organisationsnummer');
    const history = await register.historik('AF');
    expect(history.map(({ handling }) => handling)).to.deep.equal(['lägg till', 'ändra']);
  });

  it('the known ones are added once by processes that start together', async () => {
    const database = await open();
    await database.run('DELETE FROM uppgiftslamnare');
    const added = await Promise.all(
      [database, await open()].map((on) =>
        createUppgiftslamnareRegister({ database: on, clock: { now: () => NOW }, bastjanster }).laggTillKanda(
          begaran,
          kandaUppgiftslamnare,
        ),
      ),
    );
    expect(added.flat().sort()).to.deep.equal(kandaUppgiftslamnare.map(({ id }) => id).sort());
  });

  it('leaves six calendar months after notice, on the last day where the month is shorter', async () => {
    const { dokument } = await leave('MIV', { datum: '2025-08-31' });
    expect(dokument.frantrade).to.deep.equal({ uppsagd: '2025-08-31', datum: '2026-02-28' });
  });

  it('leaves earlier on a legal impediment alone, and says which', async () => {
    const skal = 'Ny lag hindrar utlämnande';
    const { dokument } = await leave('MIV', {
      datum: '2026-06-01',
      rattsligtHinder: { skal, frantrade: '2026-06-15' },
    });
    expect(dokument.frantrade).to.deep.equal({ uppsagd: '2026-06-01', datum: '2026-06-15', rattsligtHinder: skal });
    for (const frantrade of ['2026-05-31', '2026-12-01', 'snart']) {
      expect(
        await kindOf(leave('AF', { datum: '2026-06-01', rattsligtHinder: { skal, frantrade } })),
        frantrade,
      ).to.equal('ogiltig');
    }
    expect(
      await kindOf(leave('AF', { datum: '2026-06-01', rattsligtHinder: { skal: '', frantrade: '2026-06-15' } })),
    ).to.equal('ogiltig');
    expect(await kindOf(leave('AF', { datum: '2026-06-02' }))).to.equal('ogiltig');
  });

  it('refuses an unknown bastjänst, unknown fields, and what has a command of its own', async () => {
    const one = { id: 'NY', namn: 'Ny', bastjanst: 'AF' };
    expect(await kindOf(register.laggTill(begaran, { ...one, bastjanst: 'XYZ' }))).to.equal('ogiltig');
    expect(await kindOf(register.laggTill(begaran, { ...one, annat: 1 }))).to.equal('ogiltig');
    expect(await kindOf(register.laggTill(begaran, 'text'))).to.equal('ogiltig');
    expect((await register.laggTill(begaran, one)).dokument).to.deep.equal({ ...one, kontakter: [], uppgifter: [] });
    expect(await kindOf(register.laggTill(begaran, one))).to.equal('finns-redan');
    for (const patch of [{ id: 'NY2' }, { frantrade: { uppsagd: '2026-01-01', datum: '2026-02-01' } }]) {
      expect(await kindOf(register.andra({ ...begaran, id: 'NY', version: 1 }, patch))).to.equal('ogiltig');
    }
    expect(await kindOf(register.andra({ ...begaran, id: 'NY', version: 7 }, {}))).to.equal('annan-version');
    expect(await kindOf(register.en('SAKNAS'))).to.equal('okand');
  });
});
