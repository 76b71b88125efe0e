// The report for programs: the protocol as it is, what it says of each requirement, and which form this is.
import { isDeepStrictEqual } from 'node:util';
import { parseJson } from '../../platform/json.ts';
import { compileSchema, readSchema } from '../../platform/schema.ts';
import { sammanfatta } from '../korning.ts';
import type { Provprotokoll } from '../prov.ts';
import { type Kravutfall, kravutfall } from './krav.ts';
import { type Slutsats, slutsatsOf, type Utelamnade, utelamnade } from './slutsats.ts';

/** As schemas/provbank/protokoll.schema.json describes it. */
export interface Rapport extends Provprotokoll {
  readonly format: 'sammansatt-provprotokoll-1';
  readonly slutsats: Slutsats;
  readonly utelamnade: readonly Utelamnade[];
  readonly krav: readonly Kravutfall[];
}

function rapportOf(protokoll: Provprotokoll): Rapport {
  return {
    format: 'sammansatt-provprotokoll-1',
    ...{ slutsats: slutsatsOf(protokoll), utelamnade: utelamnade(protokoll) },
    ...protokoll,
    krav: kravutfall(protokoll),
  };
}

export function jsonrapport(protokoll: Provprotokoll): string {
  return `${JSON.stringify(rapportOf(protokoll), null, 2)}\n`;
}

/** The protocol that a report was made of; undefined where the text is none, or says something else than its own cases do. */
export function lasRapport(text: string): Provprotokoll | undefined {
  const json = parseJson(Buffer.from(text));
  const schema = compileSchema(readSchema('schemas/provbank/protokoll.schema.json'));
  if ('flaw' in json || schema.validate(json.value).length > 0) return undefined;
  const rapport = json.value as Rapport;
  const { format: _, slutsats: _slutsats, utelamnade: _utelamnade, krav: _krav, ...protokoll } = rapport;
  const again = { ...protokoll, sammanfattning: sammanfatta(protokoll.fall) };
  return isDeepStrictEqual(rapportOf(again), rapport) ? protokoll : undefined;
}
