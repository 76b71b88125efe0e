// The question as a foreign client holds it, an object of its own language.
import { persons } from '../../src/bastjanster/simulation/population.ts';
import type { Part } from '../../src/bastjanster/skatteverket-delar/contract.ts';
import { AGENCIES, type Agency, lefiQuestion, period } from '../questions.ts';
import { skvQuestion, type Version } from './versions.ts';

export const KORRELATIONSID = '0b1f7a52-0c5e-4b0c-9d8e-6f3a2c1d4e5f';

export interface ObjectQuestionOptions {
  readonly person?: string;
  /** Who is asked; all where it is missing. */
  readonly ask?: readonly Agency[];
  readonly echo?: boolean;
  /** Which of Skatteverket's parts are asked for in v11; `none` leaves its question out. */
  readonly parts?: readonly Part[] | 'none';
}

/** LEFI's question about that person, as text. */
export function lefi(person: string): string {
  return JSON.stringify(lefiQuestion(person));
}

/** `hamtaBastjanstInformation` as an object; `lefiJsonFraga` is the text, which each client makes base64 of. */
export function objectQuestion(version: Version, options: ObjectQuestionOptions = {}) {
  const { person = persons.allaSvarar.personnummer, ask = AGENCIES, echo = false, parts } = options;
  const fragor: Partial<Record<Agency, AgencyQuestion['fraga']>> = {
    FK: { version: 'v9', aktorsid: 'provkommun', lefiJsonFraga: lefi(person) },
    ...(version.inParts && parts !== 'none' ? { SKV: skvQuestion(parts) } : {}),
  };
  const agencies = AGENCIES.map((id) => {
    const inkludera = ask.includes(id);
    const fraga = fragor[id];
    return [id, inkludera && fraga ? { inkludera, fraga } : { inkludera }];
  });
  return {
    generellaFrageparametrar: {
      korrelationsid: KORRELATIONSID,
      fraganSkallInkluderasISvaret: echo,
      ingivare: { organisationsnummer: '162120000142', namn: 'Provköpings kommun', handlaggare: 'system' },
      personidentitet: person,
      arendeidentitet: 'EB-2026-000123',
      tidsperiod: { fromDatum: period.from, tomDatum: period.tom },
      syfte: 'Ekonomiskt bistånd',
      lagtext: '15 kap. 10 § socialtjänstlagen (2025:400)',
    },
    specifikaFrageparametrar: Object.fromEntries(agencies) as Record<Agency, AgencyQuestion>,
  };
}

export interface AgencyQuestion {
  readonly inkludera: boolean;
  readonly fraga?: LefiFraga | ReturnType<typeof skvQuestion>;
}

interface LefiFraga {
  readonly version: string;
  readonly aktorsid: string;
  readonly lefiJsonFraga: string;
}

export type ObjectQuestion = ReturnType<typeof objectQuestion>;
