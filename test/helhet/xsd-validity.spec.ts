// Whatever is asked and whatever the agencies do, what leaves the service follows the contract's XSD, says xmllint.
import { expect } from 'chai';
import { type BehaviourName, behaviours, refusal } from '../../src/bastjanster/simulation/behaviours.ts';
import { type PersonKey, persons } from '../../src/bastjanster/simulation/population.ts';
import { type Constellation, startConstellation } from '../constellation.ts';
import { AGENCIES, partsOf, type QuestionOptions } from '../questions.ts';
import { hasXmllint, requireTool } from './tools.ts';
import { type Version, versions } from './versions.ts';
import { bodyOf, breaches } from './xmllint.ts';

/** The same answer in other clothes: it must come through as data. */
const LOOKS: readonly BehaviourName[] = [
  'normal',
  'other-prefixes',
  'default-namespace',
  'cdata',
  'utf-16',
  'bom',
  'gzip',
  'half-close',
];
/** A closed port must be asked for one agency at a time; 100 000 attributes take xmllint itself a quarter of a minute. */
const LEFT_OUT = ['refuse', 'many-attributes'];
/** Deadlines that a hanging agency shall not cost more than; and AF and FK have a test service. */
const PINGED = {
  TIDSGRANS_BASTJANST_MS: '2000',
  TIDSGRANS_TOTAL_MS: '2500',
  AF_TEST_ORGANISATIONSNUMMER: '162120000142',
  AF_TEST_NAMN: 'Provköpings kommun',
  AF_TEST_PERSON: persons.allaSvarar.personnummer,
  FK_TEST_AKTORSID: 'provkommun',
};
const everyone = Object.keys(persons) as PersonKey[];
/** Of all versions. */
const sources = [...new Set(versions.flatMap(({ simulatorOf }) => AGENCIES.map(simulatorOf)))];

describe('the answers against the XSD of their version', function () {
  this.timeout(90_000);
  let service: Constellation;

  before(async function () {
    requireTool(this, 'xmllint', hasXmllint);
    // No breaker opens here, so that every question reaches its agencies.
    service = await startConstellation({ env: PINGED, overrides: { breaker: { minimumCalls: 1_000_000 } } });
  });
  after(() => service?.stop());
  afterEach(() => Promise.all(sources.map((id) => service?.simulators.behave(id, undefined))));

  async function answer(version: Version, options: QuestionOptions): Promise<string> {
    const { status, text } = await service.soap(version.question(options));
    expect(status).to.equal(200);
    return text;
  }

  async function aboutEveryone(version: Version, general: Record<string, string>): Promise<Map<PersonKey, string>> {
    const ask = async (key: PersonKey) =>
      [key, await answer(version, { person: persons[key].personnummer, general })] as const;
    return new Map(await Promise.all(everyone.map(ask)));
  }

  for (const version of versions) {
    const { name, xsd } = version;

    it(`is valid in ${name} about every test person, with data and with every kind of error`, async () => {
      const answers = await aboutEveryone(version, {});
      expect(await breaches(bodies(answers), xsd)).to.deep.equal([]);
      const parts = Object.values(partsOf(answers.get('allaFelar') ?? ''));
      expect(parts).to.have.lengthOf(7).and.not.include('data');
      expect(Object.values(partsOf(answers.get('allaSvarar') ?? ''))).to.deep.equal(AGENCIES.map(() => 'data'));
    });

    it(`is valid in ${name} about every test person with the question in the answer`, async () => {
      const answers = await aboutEveryone(version, { fraganSkallInkluderasISvaret: 'true' });
      expect(await breaches(bodies(answers), xsd)).to.deep.equal([]);
      for (const [key, text] of answers) expect(text, key).to.match(/<(\w+:)?fraga>.*<\/(\w+:)?svarsdata>/s);
    });

    it(`is valid in ${name} as an answer to the ping, with test services that answer, fail or are missing`, async () => {
      const well = await service.soap(version.ping);
      for (const id of ['AF', 'FK']) await service.simulators.behave(id, 'http-404');
      const failing = await service.soap(version.ping);
      const answers = new Map([
        ['well', bodyOf(well.text)],
        ['failing', bodyOf(failing.text)],
      ]);
      expect(await breaches(answers, xsd)).to.deep.equal([]);
      expect(well.text.match(/anropad>true</g)).to.have.lengthOf(2);
      expect(well.text).to.not.include('error>');
      expect(failing.text.match(/<(\w+:)?error>/g)).to.have.lengthOf(2);
    });
  }

  // Both versions are asked at the same time: a behaviour that costs a deadline costs it once.
  it('is valid whatever the agencies do, and carries data in whatever look they come', async () => {
    const names = Object.keys(behaviours).filter((name) => !LEFT_OUT.includes(name)) as BehaviourName[];
    const answers = new Map(versions.map((version) => [version, new Map<string, string>()]));
    for (const name of names) {
      for (const id of sources) await service.simulators.behave(id, refusal(id, name) ? undefined : name);
      await Promise.all([...answers].map(async ([version, own]) => own.set(name, await answer(version, {}))));
      if (!LOOKS.includes(name)) continue;
      for (const [version, own] of answers) expectData(version, name, own.get(name) ?? '');
    }
    for (const [{ xsd }, own] of answers) expect(await breaches(bodies(own), xsd)).to.deep.equal([]);
  });
});

/** JSON is UTF-8 and nothing else (RFC 8259). */
function expectData(version: Version, look: BehaviourName, text: string): void {
  const parts = partsOf(text);
  const readable = look === 'utf-16' ? version.overSoap : AGENCIES;
  for (const id of readable) expect(parts[id], `${id} of ${version.name}, ${look}`).to.equal('data');
  expect(Object.keys(parts)).to.deep.equal([...AGENCIES]);
}

function bodies(answers: ReadonlyMap<string, string>): Map<string, string> {
  return new Map([...answers].map(([name, text]) => [name, bodyOf(text)]));
}
