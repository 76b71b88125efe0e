// Test persons as an uppgiftslämnare gives them: roles that exist, and none but Skatteverket's test numbers.
import { expect } from 'chai';
import { persons } from '../../src/bastjanster/simulation/population.ts';
import { arTestnummer, lasTestpersoner, TestpersonerError } from '../../src/testbench/testpersoner.ts';

const { personnummer } = persons.allaSvarar;

describe('test persons of the test bench', () => {
  it('everybody of the population has a test number', () => {
    for (const person of Object.values(persons)) expect(arTestnummer(person.personnummer), person.key).to.equal(true);
  });

  for (const [vad, nummer] of [
    ['outside the series', '191212121212'],
    ['with a wrong check digit', `${personnummer.slice(0, -1)}${(Number(personnummer.at(-1)) + 1) % 10}`],
    ['of ten digits', personnummer.slice(2)],
    ['that is no number', ''],
    ['with a day that there is not', '198513322385'],
  ] as const) {
    it(`refuses one ${vad}, without repeating it`, () => {
      expect(() => lasTestpersoner({ kand: nummer }))
        .to.throw(TestpersonerError, /kand/)
        .with.property('message')
        .that.does.not.match(/\d{6}/);
    });
  }

  it('refuses a role that there is not, and what is no object', () => {
    for (const json of [{ okandRoll: personnummer }, [], null, 'text', { __proto__: null, kand2: 7 }]) {
      expect(() => lasTestpersoner(json)).to.throw(TestpersonerError);
    }
  });

  it('takes what is right, and fewer roles than there are', () => {
    expect(lasTestpersoner({ kand: personnummer })).to.deep.equal({ kand: personnummer });
  });
});
