// What every command makes of its arguments: nothing that was written is left out without a word, and nobody's number repeated.
import { expect } from 'chai';
import { persons } from '../../src/bastjanster/simulation/population.ts';
import { readArguments } from '../../src/cli/arguments.ts';
import { CliError } from '../../src/cli/command.ts';

const OPTIONS = { url: 'text', ja: 'flagga' } as const;
const { personnummer } = persons.allaSvarar;

describe('cli/arguments', () => {
  it('reads options and as many words as the command takes', () => {
    const given = readArguments(['CSN', '--url', 'http://a', '--ja', '--ja'], OPTIONS, 1);
    expect([given.words, given.required('url'), given.flag('ja')]).to.deep.equal([['CSN'], 'http://a', true]);
  });

  for (const [what, args, mostWords, says] of [
    ['a word too many', ['CSN', 'AF'], 1, 'ett ord för mycket'],
    ['a word where none is taken', ['CSN'], 0, 'ett ord för mycket'],
    ['an option with two values', ['--url', 'http://a', '--url', 'http://b'], 0, '--url anges en gång'],
    ['two values by an equals sign', ['--url=http://a', '--url=http://b'], 0, '--url anges en gång'],
    ['somebody’s number as a word', [personnummer], 1, 'Ett argument innehåller ett personnummer'],
    ['one with a hyphen', [`${personnummer.slice(0, 8)}-${personnummer.slice(8)}`], 1, 'innehåller ett personnummer'],
  ] as const) {
    it(`refuses ${what}`, () => {
      expect(() => readArguments(args, OPTIONS, mostWords))
        .to.throw(CliError, says)
        .with.property('message')
        .which.does.not.match(/\d{4}|http/);
    });
  }
});
