// That each bastjänst is sent what the data protection pack says that it is sent, and nothing else of the question.
import { expect } from 'chai';
import { mapper as af } from '../../../src/bastjanster/arbetsformedlingen/mapper.ts';
import { mapper as csn } from '../../../src/bastjanster/csn/mapper.ts';
import { mapper as fk } from '../../../src/bastjanster/forsakringskassan/mapper.ts';
import { mapper as miv } from '../../../src/bastjanster/migrationsverket/mapper.ts';
import { persons } from '../../../src/bastjanster/simulation/population.ts';
import { mapper as skv } from '../../../src/bastjanster/skatteverket/mapper.ts';
import { mapper as so } from '../../../src/bastjanster/sveriges-a-kassor/mapper.ts';
import { mapper as tns } from '../../../src/bastjanster/transportstyrelsen/mapper.ts';
import { type BastjanstQuery, PersonId } from '../../../src/composite/query.ts';
import { RATTSGRUND, SKICKAS, type Uppgift } from '../../../src/portal/dataskydd/skickas.ts';
import { bastjanster } from '../../../src/profiles/sverige/modules.ts';

const { personnummer } = persons.ordinarie;

/** Every value is found by its own sign; a year cannot be mistaken for another's. */
const QUERY: BastjanstQuery = {
  ...{ id: '01920000-0000-7000-8000-000000000000', korrelationsid: 'korr-tecken', arende: 'arende-tecken' },
  ...{ receivedAt: 0, receivedMonotonic: 0, askedAt: '2026-11-22T10:00:00Z', person: new PersonId(personnummer) },
  ingivare: { organisationsnummer: '162120000142', namn: 'namn-tecken', handlaggare: 'handlaggare-tecken' },
  personuppgiftsbitraden: [{ ordningsnummer: 1, organisationsnummer: '165560000001', namn: 'bitrade-tecken' }],
  ...{ syfte: 'syfte-tecken', lagtext: 'lagtext-tecken', period: { from: '2031-02-03', tom: '2031-04-05' } },
  parameters: { aktorsid: 'aktorsid-tecken', lefiJsonFraga: '{"lefi":"lefi-tecken"}' },
};

const SIGNS: Readonly<Partial<Record<Uppgift, RegExp>>> = {
  person: new RegExp(`${personnummer}|${personnummer.slice(2)}`),
  period: /2031-?02-?03/,
  arende: /arende-tecken/,
  ingivare: /namn-tecken/,
  organisationsnummer: /162120000142/,
  handlaggare: /handlaggare-tecken/,
  bitraden: /bitrade-tecken/,
  syfte: /syfte-tecken/,
  lagtext: /lagtext-tecken/,
  korrelationsid: /korr-tecken/,
  aktorsid: /aktorsid-tecken/,
  lefi: /lefi-tecken/,
};

const WIRE: Readonly<Record<string, string>> = {
  AF: af.toRequest(QUERY),
  CSN: csn.toRequest(QUERY),
  FK: JSON.stringify(fk.toRequest(QUERY)),
  SKV: skv.toRequest(QUERY),
  SO: so.toRequest(QUERY),
  TNS: tns.toRequest(QUERY),
  MIV: miv.toRequest(QUERY),
};

describe('portal/dataskydd skickas', () => {
  it('has every bastjänst, with the ground on which it gives its data', () => {
    expect(Object.keys(SKICKAS).sort()).to.deep.equal([...bastjanster].sort());
    expect(Object.keys(RATTSGRUND).sort()).to.deep.equal([...bastjanster].sort());
  });

  for (const [id, wire] of Object.entries(WIRE)) {
    it(`says of ${id} what stands in its question`, () => {
      const found = Object.entries(SIGNS).flatMap(([uppgift, sign]) => (sign.test(wire) ? [uppgift] : []));
      // Who is named by name and number is told as one; income years stand in Skatteverket's v11 alone.
      const told = (SKICKAS[id] ?? []).filter((one) => one !== 'inkomstar');
      const expected = told.flatMap((one) => (one === 'ingivare' ? [one, 'organisationsnummer'] : [one]));
      expect(found.sort()).to.deep.equal([...expected].sort());
    });
  }
});
