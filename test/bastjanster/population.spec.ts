// The test persons are fictitious by their very numbers, and every agency's answer about each of them follows its schema.
import { expect } from 'chai';
import { mapper as af } from '../../src/bastjanster/arbetsformedlingen/mapper.ts';
import { mapper as csn } from '../../src/bastjanster/csn/mapper.ts';
import { mapper as miv } from '../../src/bastjanster/migrationsverket/mapper.ts';
import type { SoapMapper } from '../../src/bastjanster/module.ts';
import { restSimulators, soapSimulators } from '../../src/bastjanster/simulate.ts';
import type { Variant } from '../../src/bastjanster/simulation/agency.ts';
import { refusal } from '../../src/bastjanster/simulation/behaviours.ts';
import { calendarAt } from '../../src/bastjanster/simulation/calendar.ts';
import {
  findPerson,
  misbehaviourFor,
  misbehaviours,
  persons,
  renderPersons,
  type TestPerson,
} from '../../src/bastjanster/simulation/population.ts';
import { mapper as skv } from '../../src/bastjanster/skatteverket/mapper.ts';
import { PARTS } from '../../src/bastjanster/skatteverket-delar/contract.ts';
import { mapper as so } from '../../src/bastjanster/sveriges-a-kassor/mapper.ts';
import { mapper as tns } from '../../src/bastjanster/transportstyrelsen/mapper.ts';
import { type BastjanstQuery, PersonId } from '../../src/composite/query.ts';
import { compileSchema, readSchema } from '../../src/platform/schema.ts';
import { childText, parseXml } from '../../src/platform/xml.ts';
import { compileXsd } from '../../src/platform/xsd.ts';

const everyone = Object.values(persons);
const now = new Date();
const today = calendarAt(now);
const period = { from: today.day(-55), tom: today.day(20) };

const MAPPERS: Record<string, SoapMapper> = { AF: af, CSN: csn, SKV: skv, SO: so, TNS: tns, MIV: miv };
const XSD: Record<string, string> = {
  AF: 'arbetsformedlingen/arbetsformedlingen',
  CSN: 'csn/kommunfraga',
  SKV: 'skatteverket/skatteverket',
  SO: 'sveriges-a-kassor/sveriges-a-kassor',
  TNS: 'transportstyrelsen/hamtauppgifterresponder',
  MIV: 'migrationsverket/migrationsverket',
};
const inner = compileXsd('schemas/skatteverket/standardiserad-information.xsd');

function queryAbout({ personnummer }: TestPerson): BastjanstQuery {
  return {
    id: '0198c0de-0000-7000-8000-000000000001',
    korrelationsid: 'k',
    person: new PersonId(personnummer),
    ingivare: { organisationsnummer: '162021005489', namn: 'Testkommun', handlaggare: 'anna' },
    personuppgiftsbitraden: [],
    arende: 'A-1',
    syfte: 'Test',
    lagtext: 'Test',
    period,
    parameters: {},
  };
}

const ALL_CODES = ['FK:ABB', 'FK:AS', 'FK:BOB', 'FK:BTI', 'FK:FP', 'FK:SA', 'FK:SJP', 'FK:TFP', 'FK:US'];
const PM_CODES = ['PM:AP', 'PM:BTI', 'PM:EF'];
function lefiAbout(personnummer: string): object {
  const both = [...ALL_CODES, ...PM_CODES];
  return {
    personnummer,
    period,
    formansinformation: ALL_CODES,
    beslut: PM_CODES,
    preliminaraUtbetalningar: both,
    utbetalningar: both,
    ovrigInformation: ['FK:GEPI', 'FK:SGI'],
  };
}

function checkDigit(nine: string): number {
  const sum = [...nine].reduce((total, digit, n) => {
    const product = Number(digit) * (n % 2 === 0 ? 2 : 1);
    return total + Math.floor(product / 10) + (product % 10);
  }, 0);
  return (10 - (sum % 10)) % 10;
}

describe('population', () => {
  it('has only numbers of the test series, with the right check digit, on real dates', () => {
    expect(everyone.length).to.be.at.least(32);
    expect(new Set(everyone.map(({ personnummer }) => personnummer)).size).to.equal(everyone.length);
    for (const { key, personnummer } of everyone) {
      expect(personnummer, key).to.match(/^(19|20)\d{6}23[89]\d$/);
      expect(checkDigit(personnummer.slice(2, 11)), key).to.equal(Number(personnummer[11]));
      const day = String(Number(personnummer.slice(6, 8)) % 60).padStart(2, '0');
      const date = `${personnummer.slice(0, 4)}-${personnummer.slice(4, 6)}-${day}`;
      expect(new Date(date).toISOString().slice(0, 10), key).to.equal(date);
    }
  });

  it('has two samordningsnummer, which no question to CSN can hold', () => {
    const samordning = everyone.filter(({ personnummer }) => Number(personnummer.slice(6, 8)) > 60);
    expect(samordning.map(({ key }) => key)).to.deep.equal(['samordning', 'samordningMigration']);
  });

  it('lets every misbehaviour have a meaning for its agency', () => {
    for (const table of Object.values(misbehaviours)) {
      for (const [agency, { name }] of Object.entries(table)) expect(refusal(agency, name)).to.equal(undefined);
    }
    expect(misbehaviourFor(persons.csnHanger.personnummer, 'CSN')).to.deep.equal({ name: 'hang' });
    expect(misbehaviourFor(persons.csnHanger.personnummer, 'AF')).to.equal(undefined);
    expect(misbehaviourFor(persons.allaSvarar.personnummer, 'AF')).to.equal(undefined);
  });

  it('prints a table with a line for each person', () => {
    const table = renderPersons();
    expect(table.trim().split('\n')).to.have.length(everyone.length + 1);
    expect(table).to.include('Alla sju svarar med uppgifter');
    expect(table).to.include('[SO: svarar rätt, men långsamt (3000 ms)]');
  });

  for (const simulator of soapSimulators) {
    const { id } = simulator;
    const mapper = MAPPERS[id] as SoapMapper;
    const xsd = compileXsd(`schemas/${XSD[id]}.xsd`);

    /** The answer, and whether it follows its schemas. */
    function answerAbout(person: TestPerson, variant: Variant = 'normal') {
      using question = parseXml(mapper.toRequest(queryAbout(person)));
      const answer = simulator.answer(question.root, variant, now);
      const xml = 'xml' in answer ? answer.xml : answer.fault;
      using document = parseXml(xml);
      const breaches = [...xsd.validate(document.root)];
      const text = id === 'SKV' && 'xml' in answer ? childText(document.root, 'svar') : undefined;
      if (text !== undefined) {
        using innerDocument = parseXml(text);
        breaches.push(...inner.validate(innerDocument.root));
      }
      return { asked: simulator.asked(question.root), xml, breaches };
    }

    it(`${id} answers validly about everybody, and reads who is asked about`, () => {
      for (const person of everyone) {
        const { asked, breaches } = answerAbout(person);
        expect(asked, person.key).to.equal(person.personnummer);
        expect(breaches, person.key).to.deep.equal([]);
      }
    });

    it(`${id} answers validly when partial, empty, doubled, about another person or with an agreed fault`, () => {
      const { allaSvarar } = persons;
      for (const variant of ['partial', 'empty-valid', 'duplicates', 'wrong-person', 'business-fault'] as const) {
        const { breaches, xml } = answerAbout(allaSvarar, variant);
        expect(breaches, variant).to.deep.equal([]);
        expect(xml, variant).not.to.equal(answerAbout(allaSvarar).xml);
      }
    });

    it(`${id} breaks its schema when told to`, () => {
      for (const variant of ['schema-invalid', 'bad-enum', 'missing-required'] as const) {
        expect(answerAbout(persons.allaSvarar, variant).breaches, variant).not.to.deep.equal([]);
      }
    });
  }

  it('FK answers validly about everybody, in every variant that is valid', () => {
    const schema = compileSchema(
      readSchema('schemas/forsakringskassan/lefi-v9.schema.json'),
      '#/$defs/ExternFormansinformationSvar',
    );
    const [fk] = restSimulators;
    for (const { key, personnummer } of everyone) {
      for (const variant of ['normal', 'partial', 'deviations', 'empty-valid', 'wrong-person', 'duplicates'] as const) {
        const { status, json } = fk?.answer({ aktorsid: 'a' }, lefiAbout(personnummer), variant, now) ?? {};
        expect(status, `${key} ${variant}`).to.equal(200);
        expect(schema.validate(json), `${key} ${variant}`).to.deep.equal([]);
      }
    }
    for (const variant of ['schema-invalid', 'bad-enum', 'missing-required'] as const) {
      const { json } = fk?.answer({ aktorsid: 'a' }, lefiAbout(persons.allaSvarar.personnummer), variant, now) ?? {};
      expect(schema.validate(json), variant).not.to.deep.equal([]);
    }
  });

  it('SKV_DELAR answers validly about everybody, in every variant that is valid, and has all five parts on allaSvarar', () => {
    const [, delar] = restSimulators;
    const schemas = PARTS.map((part) => {
      return [
        part,
        compileSchema(readSchema('schemas/skatteverket-delar/delar.schema.json'), `#/$defs/${part}`),
      ] as const;
    });
    const answerAbout = (del: string, personnummer: string, variant: Variant) => {
      const question = { identitet: personnummer, ar: [today.year(-1), today.year(-2)] };
      expect(delar?.asked(question)).to.equal(personnummer);
      return delar?.answer({ del }, question, variant, now) ?? { status: 0, json: undefined };
    };
    for (const [part, schema] of schemas) {
      for (const { key, personnummer } of everyone) {
        for (const variant of ['normal', 'empty-valid', 'wrong-person', 'duplicates', 'extra-element'] as const) {
          const { status, json } = answerAbout(part, personnummer, variant);
          expect(status, `${key} ${part} ${variant}`).to.be.oneOf([200, 404]);
          expect(schema.validate(json), `${key} ${part} ${variant}`).to.deep.equal([]);
        }
      }
      expect(answerAbout(part, persons.allaSvarar.personnummer, 'normal').status, part).to.equal(200);
      expect(answerAbout(part, persons.ingenUppgift.personnummer, 'normal').status, part).to.equal(404);
      if (part === 'individuppgifter' || part === 'beskattningsbilagor') continue;
      const { json } = answerAbout(part, persons.allaSvarar.personnummer, 'schema-invalid');
      expect(schema.validate(json), part).not.to.deep.equal([]);
      if (part === 'skattekonto') continue;
      const { json: value } = answerAbout(part, persons.allaSvarar.personnummer, 'bad-enum');
      expect(schema.validate(value), part).not.to.deep.equal([]);
    }
  });

  it('cross-references the family at FK', () => {
    const [fk] = restSimulators;
    const json = fk?.answer({ aktorsid: 'a' }, lefiAbout(persons.familjMamma.personnummer), 'normal', now).json as {
      formansinformation: { generellPersoninformation: { barn: { personnummer: string }[]; samhorig: object[] }[] };
    };
    const [mamma] = json.formansinformation.generellPersoninformation;
    expect(mamma?.barn.map(({ personnummer }) => findPerson(personnummer)?.key)).to.deep.equal([
      'familjDotter',
      'familjSon',
    ]);
    expect(mamma?.samhorig).to.have.length(1);
  });
});
