// Service levels on the web: set and taken away with a reason, refused field by field, read by those they concern.
import { expect } from 'chai';
import { createHandelser } from '../../../src/anslutning/handelser.ts';
import { persons } from '../../../src/bastjanster/simulation/population.ts';
import { describeDatabase } from '../../platform/sql/describe-database.ts';
import { startServicelevelPages } from './start-pages.ts';

const FORM = {
  kalla: 'CSN',
  giltigFran: '2026-11-01',
  tillganglighet: '99,8',
  percentil: '95',
  ms: '2 500',
  servicetid: 'mån–fre 07:00–18:00',
  underhallsfonster: 'sön 02:00–04:00',
  avtal: 'UC 1.3',
  skal: 'Nytt UC undertecknat',
};
const PATH = '/servicenivaer';

describeDatabase('web/servicelevel nivåer', (open) => {
  it('are set by an operator, stand in the list and the trail, and are taken away by a förvaltare', async () => {
    const database = await open();
    const web = await startServicelevelPages(database);
    web.setTime('2026-11-22T12:00+01:00');
    const dagny = await web.as('dagny');
    expect((await dagny.visit(PATH)).text)
      .to.contain('name="tillganglighet" maxlength="10"')
      .and.contain('Standard');
    const { text } = await dagny.send(PATH, FORM, PATH);
    expect(text).to.contain('Från 2026-11-01 <span class="badge badge--success">gäller</span>');
    expect((await dagny.visit(`${PATH}?kalla=CSN`)).text).to.contain('value="2500"');
    expect(text).to.contain('99,8\u00a0%').and.contain('mån–fre 07:00–18:00').and.contain('UC 1.3');
    expect(await web.nivaer.gallande('CSN', '2026-11-22')).to.deep.include({
      ...{ tillganglighet: 99.8, svarstid: { percentil: 95, ms: 2500 } },
      servicetid: [{ veckodagar: [1, 2, 3, 4, 5], fran: '07:00', till: '18:00' }],
    });
    const [entry] = await createHandelser(database).om({ slag: 'servicenivå', id: 'CSN' });
    expect([entry?.skal, entry?.aktor.namn]).to.deep.equal([FORM.skal, 'Dagny Drift (dagny)']);
    const frida = await web.as('frida');
    await frida.send(`${PATH}/borttagning`, { niva: 'CSN 2026-11-01', borttagsskal: 'Fel dag' }, PATH);
    expect(await web.nivaer.alla()).to.deep.equal([]);
    expect(web.bugs).to.deep.equal([]);
  });

  const wrong: readonly (readonly [string, Partial<typeof FORM>, string])[] = [
    ['tillganglighet', { tillganglighet: '100' }, 'Tillgänglighet ska vara 50–99,999 procent.'],
    ['tillganglighet', { tillganglighet: 'hög' }, 'Tillgänglighet ska vara ett tal'],
    ['giltigFran', { giltigFran: '' }, 'Giltig från ska vara en dag som finns'],
    ['servicetid', { servicetid: 'dagtid' }, 'Servicetid ska vara dagar och klockslag'],
    ['underhallsfonster', { underhallsfonster: 'sön 25:00–26:00' }, 'Underhållsfönster ska vara dagar'],
    ['kalla', { kalla: 'XYZ' }, 'De som har en servicenivå är'],
    ['skal', { skal: '' }, 'Skälet ska ha 3–500 tecken.'],
  ];
  for (const [field, change, says] of wrong) {
    it(`refuses ${JSON.stringify(change)} at its field, with the form as it was`, async () => {
      const web = await startServicelevelPages(await open());
      const refused = await (await web.as('dagny')).send(PATH, { ...FORM, ...change }, PATH);
      expect([refused.status, await web.nivaer.alla()]).to.deep.equal([422, []]);
      expect(refused.text).to.contain(`href="#falt-${field}"`).and.contain(says);
      expect(refused.text).to.contain(change.avtal ?? 'value="UC 1.3"');
    });
  }

  it('a personnummer is not repeated in the error', async () => {
    const web = await startServicelevelPages(await open());
    const { personnummer } = persons.allaSvarar;
    const refused = await (await web.as('dagny')).send(PATH, { ...FORM, avtal: personnummer }, PATH);
    expect(refused.text).to.contain('Avtal ska vara 1–200 tecken, utan personnummer.');
    expect([refused.status, await web.nivaer.alla()]).to.deep.equal([422, []]);
  });

  it('an uppgiftslämnare reads its own and changes nothing; nobody else reads any', async () => {
    const web = await startServicelevelPages(await open());
    const ulla = await web.as('ulla');
    const page = await ulla.visit(PATH);
    expect(page.text).to.contain('id="niva-CSN"').and.not.contain('id="niva-AF"').and.not.contain('name="skal"');
    expect((await ulla.send(PATH, FORM)).status).to.equal(403);
    expect((await ulla.send(`${PATH}/borttagning`, { niva: 'CSN 2026-11-01' })).status).to.equal(403);
    expect((await (await web.as('nils')).visit(PATH)).status).to.equal(403);
    expect(await web.nivaer.alla()).to.deep.equal([]);
  });
});
