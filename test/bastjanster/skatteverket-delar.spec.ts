// The shared suite over skatteverket-delar, and what an answer in parts must keep apart.
import { expect } from 'chai';
import { persons } from '../../src/bastjanster/simulation/population.ts';
import { PARTS } from '../../src/bastjanster/skatteverket-delar/contract.ts';
import { skatteverketDelar } from '../../src/bastjanster/skatteverket-delar/index.ts';
import { describeBastjanst } from './describe-bastjanst.ts';
import { about, type Delar, ID, partsOf, said, startDelar } from './skatteverket-delar-asking.ts';

describeBastjanst(skatteverketDelar, {
  namesPerson: true,
  any: false,
  notFound: 'delivered',
  jsonSchema: 'skatteverket-delar/delar.schema.json',
});

describe('bastjänst SKV_DELAR, part by part', () => {
  let delar: Delar;
  const never = new AbortController().signal;
  before(async () => {
    delar = await startDelar();
  });
  afterEach(() => delar.simulators.behave(ID, undefined));
  after(() => delar.stop());

  it('delivers all five parts in the order of the contract, whatever order they were asked in', async () => {
    const delivery = await delar.strikt.ask(about('allaSvarar', PARTS.toReversed().join()), never);
    expect(Object.keys(partsOf(delivery))).to.deep.equal([...PARTS]);
    expect(said(delivery)).to.deep.equal(Object.fromEntries(PARTS.map((part) => [part, 'data'])));
    expect(delivery.assessment.quality).to.equal('answered');
    expect(delivery.assessment.responders.map(({ id, quality }) => `${id} ${quality}`)).to.deep.equal(
      PARTS.map((part) => `${part} answered`),
    );
    // Three of them name nobody.
    expect(delivery).to.include({ subject: 'not-checked', schema: 'valid' });
  });

  for (const part of PARTS) {
    it(`asks for ${part} alone and delivers it`, async () => {
      const seen = delar.simulators.events(ID).length;
      const delivery = await delar.strikt.ask(about('allaSvarar', part), never);
      expect(said(delivery)).to.deep.equal({ [part]: 'data' });
      expect(delar.simulators.events(ID).length - seen).to.equal(1);
    });
  }

  it('asks for the years asked for', async () => {
    const { content } = await delar.strikt.ask(about('allaSvarar', 'skatteuppgifter', '2023,2021'), never);
    const json = JSON.parse(skatteverketDelar.jsonWriter()(content));
    const years = json.skatteuppgifter.beslutadeSkatteuppgifter.map(
      ({ beskattningsar }: { beskattningsar: number }) => beskattningsar,
    );
    expect(years).to.deep.equal([2023, 2021]);
  });

  it('keeps data and 404 apart for a person who has some parts', async () => {
    const delivery = await delar.strikt.ask(about('student'), never);
    expect(said(delivery)).to.deep.equal({
      foretagsinformation: 'http-error 404',
      individuppgifter: 'data',
      skattekonto: 'http-error 404',
      skatteuppgifter: 'http-error 404',
      beskattningsbilagor: 'http-error 404',
    });
    expect(delivery.assessment.quality).to.equal('answered');
  });

  it('delivers "nothing" when every part says 404', async () => {
    const { assessment } = await delar.strikt.ask(about('ingenUppgift'), never);
    expect(assessment.quality).to.equal('nothing');
    expect(assessment.responders.map(({ quality, code }) => `${quality} ${code}`)).to.deep.equal(
      PARTS.map(() => 'nothing 404'),
    );
  });

  it('delivers the other parts when one fails, and writes null for it', async () => {
    const delivery = await delar.strikt.ask(about('skvDelvis'), never);
    expect(said(delivery)).to.include({ skattekonto: 'http-error 500', skatteuppgifter: 'data' });
    expect(delivery.assessment.quality).to.equal('partial');
    const json = JSON.parse(skatteverketDelar.jsonWriter()(delivery.content));
    expect(json).to.have.keys(...PARTS);
    expect(json.skattekonto).to.equal(null);
    expect(json.skatteuppgifter).to.have.property('identitet', persons.skvDelvis.personnummer);
  });

  it('takes a 200 without content for neither data nor nothing', async () => {
    await delar.simulators.behave(ID, 'empty-valid');
    const { assessment } = await delar.strikt.ask(about('allaSvarar'), never);
    expect(assessment.quality).to.equal('unverifiable');
  });
});
