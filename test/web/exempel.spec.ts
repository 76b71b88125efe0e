// The examples of a question are true: answers that the service gave, whose sums are worked out here by hand from the raw amounts.
import { expect } from 'chai';
import { createSverige } from '../../src/profiles/sverige/index.ts';
import type { DelJson } from '../../src/profiles/sverige/oversikt/kalla.ts';
import { type Oversikt, oversiktAv } from '../../src/profiles/sverige/oversikt/oversikt.ts';
import { expectAllPayments, expectOrigins, resolve } from '../bastjanster/oversikt-kontroll.ts';
import { openApi } from './description.ts';

interface Answer {
  readonly id: string;
  readonly frageTidpunkt: string;
  readonly svarsdata: Readonly<Record<string, DelJson & { readonly error?: { readonly felkod: string } }>>;
  readonly oversikt: Oversikt;
}

interface Felkod {
  readonly felkod: string;
  readonly text: string;
  readonly radAnropare: string;
}

interface Problem {
  readonly felkod: string;
  readonly felmeddelande: readonly string[];
  readonly status: number;
  readonly id: string;
}

const profile = createSverige({ clock: { now: Date.now, monotonic: () => performance.now() } });
const { post } = openApi.paths['/v1/fragor'] ?? {};
const question = (name: string) => post?.requestBody?.content['application/json']?.examples?.[name]?.value;
const answer = (name: string) =>
  post?.responses['200']?.content?.['application/json']?.examples?.[name]?.value as Answer;

describe('the examples of a question', () => {
  it('have amounts that add up: FK pays 23 850 kr less 7 155 kr of tax, 16 695 kr, each month', () => {
    const { oversikt, svarsdata } = answer('hel');
    expect(23_850 - 7_155).to.equal(16_695);
    const raw = (place: string) =>
      (resolve({ svarsdata }, `/svarsdata/FK/data/lefiJsonSvar/formansinformation/${place}`) as { summa: number })
        .summa;
    for (const place of ['utbetalningsuppgift/0', 'utbetalningsuppgift/1', 'preliminarautbetalningar/0']) {
      const amounts = ['bruttobelopp', 'skattebelopp', 'avdragsbelopp', 'nettobelopp'];
      expect(amounts.map((name) => raw(`${place}/${name}`))).to.deep.equal([23_850, 7_155, 0, 16_695]);
    }
    const sums = oversikt.summor.map(({ manad, forman, status, belopp }) => [manad, forman.text, status, belopp]);
    expect(sums).to.deep.equal([
      ['2026-11', 'Föräldrapenning', 'preliminär', 1_669_500],
      ['2026-10', 'Föräldrapenning', 'effektuerad', 1_669_500],
      ['2026-09', 'Föräldrapenning', 'effektuerad', 1_669_500],
    ]);
  });

  it('have the overview that the code makes of the answer, with every payment and every origin', () => {
    const { id, frageTidpunkt, svarsdata, oversikt } = answer('hel');
    const receivedAt = Date.parse(frageTidpunkt);
    const asked = profile.rest.decode(question('hel'), { id, receivedAt, receivedMonotonic: 0 });
    expect(asked.oversikt).to.not.equal(undefined);
    const made = asked.oversikt && oversiktAv(svarsdata, asked.query, asked.oversikt);
    expect(JSON.parse(JSON.stringify(made))).to.deep.equal(oversikt);
    expectAllPayments({ ...oversikt }, { svarsdata });
    expectOrigins(oversikt, { svarsdata });
  });

  it('answer for everybody that was asked, and for nobody else', () => {
    for (const name of ['hel', 'delvis']) {
      const { specifikaFrageparametrar: asked } = question(name) as { specifikaFrageparametrar: object };
      expect(Object.keys(answer(name).svarsdata)).to.have.members(Object.keys(asked));
    }
    const failed = Object.entries(answer('delvis').svarsdata).filter(([, { error }]) => error);
    expect(failed.map(([id, { error }]) => [id, error?.felkod])).to.deep.equal([['AF', 'SOAP_FEL']]);
  });

  it('refuse as the catalogue of felkoder does, with an id', () => {
    const { felkoder } = JSON.parse(profile.rest.felkoder) as { felkoder: readonly Felkod[] };
    const problems = Object.entries(openApi.components.responses).filter(([name]) => /^Fragefel\d+$/.test(name));
    expect(problems).to.have.length(10);
    for (const [name, { content }] of problems) {
      const example = content?.['application/problem+json']?.example;
      const { felkod, felmeddelande, status, id } = example as Problem;
      const known = felkoder.find((one) => one.felkod === felkod);
      expect(name).to.equal(`Fragefel${status}`);
      expect([felmeddelande[0], felmeddelande.at(-1)]).to.deep.equal([known?.text, known?.radAnropare]);
      expect(id).to.match(/^[0-9a-f-]{36}$/);
    }
  });
});
