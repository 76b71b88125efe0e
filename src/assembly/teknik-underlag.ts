// What the portal's technical pages show, gathered from the tables that the service itself runs by.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { AKTIVITETSRAPPORT, STATUS } from '../bastjanster/arbetsformedlingen/codes.ts';
import { BELOPPSTYP, RESULTAT, type ResultatKod, STODFORM } from '../bastjanster/csn/codes.ts';
import { AVVIKELSE, INFORMATIONSTYPER, SILENT } from '../bastjanster/forsakringskassan/codes.ts';
import { behaviours } from '../bastjanster/simulation/behaviours.ts';
import { misbehaviourFor, persons } from '../bastjanster/simulation/population.ts';
import { RequestFault, type RequestFaultCode } from '../composite/fault.ts';
import { faultResponse } from '../inbound/fault-response.ts';
import type { Config } from '../platform/config.ts';
import { PROJECT_ROOT } from '../platform/schema-files.ts';
import type { Profile } from '../profiles/profile.ts';
import { agencyRules } from '../profiles/sverige/agency-rules.ts';
import { felkoder } from '../profiles/sverige/felkoder.ts';
import { bastjanstNamn } from '../profiles/sverige/modules.ts';
import { notFoundPart } from '../profiles/sverige/part-errors.ts';
import { questionRules } from '../profiles/sverige/question-rules.ts';
import { requestErrors } from '../profiles/sverige/request-errors.ts';
import type { RuleModes } from '../profiles/sverige/rule.ts';
import { ruleModesOf } from '../profiles/sverige/rule-modes.ts';
import { versionLives } from '../profiles/sverige/versions.ts';
import { kvalitetText } from '../web/orsak-text.ts';
import type {
  Kodlista,
  Provperson,
  TeknikServices,
  TekniskFelkod,
  TekniskRegel,
} from '../web/portal/teknik/services.ts';

export interface TeknikUnderlagDeps {
  readonly config: Pick<Config, 'limits' | 'callers' | 'trial' | 'rulesFile' | 'checkDigits' | 'portalFolder'>;
  readonly profile: Profile;
  /** Whether test persons can be asked about here. */
  readonly medProvpersoner: boolean;
}

/** @throws {RuleModesError} where the file of rules cannot be used */
export function createTeknikUnderlag({ config, profile, medProvpersoner }: TeknikUnderlagDeps): TeknikServices {
  const { limits, callers, trial } = config;
  const bastjanster = [...bastjanstNamn].map(([id, namn]) => ({ id, namn }));
  return {
    versioner: profile.soap.versions.map(({ name, namespace, wsdl, closes }) => ({
      ...{ name, namespace, wsdl, xsd: `schemas/ssbtek/ssbtek-${name}.xsd` },
      from: versionLives.find((life) => life.name === name)?.from ?? '',
      ...(closes && { closes }),
    })),
    soapPath: profile.soap.path,
    bastjanster,
    felkoder: felkoder().map(({ radDrift: _, lage: __, ...one }) => ({ ...one, ...sentAs(one) })),
    kodlistor: kodlistor((id) => bastjanstNamn.get(id) ?? id),
    regler: regler(ruleModesOf(config)),
    granser: {
      ...{ totalMs: limits.totalMs, bastjanstMs: limits.bastjanstMs },
      ...{ maxFragaByte: limits.maxQuestionBytes, maxSvarByte: limits.maxAnswerBytes },
      ...{ fragorPerSekund: callers.limits.perSecond, fragorIFoljd: callers.limits.burst },
      ...{ samtidigaPerOrganisation: callers.limits.concurrent, nekadePerMinut: callers.limits.refusedPerMinute },
    },
    token: callers.token && {
      ...{ scope: callers.token.scope, claim: callers.token.organisationClaim },
      ...{ algoritmer: callers.token.algorithms, bunden: callers.token.bound },
    },
    trial,
    provpersoner: medProvpersoner ? provpersoner(bastjanster.map(({ id }) => id)) : undefined,
    exempelFolder: exempelFolder(config),
  };
}

/** Of the portal's own folder, where that has examples. */
function exempelFolder({ portalFolder }: Pick<Config, 'portalFolder'>): string {
  const own = join(portalFolder, 'exempel');
  return existsSync(own) ? own : join(PROJECT_ROOT, 'portal', 'exempel');
}

/** How a refused question is told of, by its felkod. A rule's own felkod is sent as `rule` is. */
function sentAs({ felkod, galler }: Pick<TekniskFelkod, 'felkod' | 'galler'>) {
  if (galler === 'del') return {};
  const codes = Object.keys(requestErrors) as RequestFaultCode[];
  const code = codes.find((one) => requestErrors[one].felkod === felkod) ?? 'rule';
  return faultResponse(new RequestFault(code));
}

function regler({ standard }: RuleModes): TekniskRegel[] {
  const ofQuestion = Object.entries(questionRules).map(
    ([felkod, rule]) => ({ felkod, galler: 'fraga', rule }) as const,
  );
  const ofPart = Object.entries(agencyRules).map(([felkod, rule]) => ({ felkod, galler: 'del', rule }) as const);
  return [...ofQuestion, ...ofPart].map(({ felkod, galler, rule }) => ({
    ...{ felkod, galler, falt: rule.field, text: rule.text, rad: rule.advice },
    ...('agency' in rule && rule.agency && { bastjanst: rule.agency }),
    lage: standard[felkod] ?? rule.mode,
    lagen: rule.modes,
  }));
}

function provpersoner(ids: readonly string[]): Provperson[] {
  return Object.values(persons).map(({ key, personnummer, fornamn, efternamn, beskrivning }) => ({
    ...{ key, personnummer, namn: `${fornamn} ${efternamn}`, beskrivning },
    avvikelser: ids.flatMap((id) => {
      const behaviour = misbehaviourFor(personnummer, id);
      return behaviour ? [`${id} ${behaviours[behaviour.name].text}`] : [];
    }),
  }));
}

const NO_LIST = 'Någon förteckning över koderna är inte offentlig: en okänd status bevisar ingenting.';

function kodlistor(namnOf: (id: string) => string): Kodlista[] {
  const lista = (bastjanst: string, falt: string, om: string, koder: Kodlista['koder']): Kodlista => {
    return { bastjanst, namn: namnOf(bastjanst), falt, om, koder };
  };
  const utan = (bastjanst: string, om: string): Kodlista => {
    return { bastjanst, namn: namnOf(bastjanst), om, koder: [] };
  };
  return [
    lista('AF', 'StatusSokandeinformationKod', 'Andra koder är inte offentliga.', texter(STATUS)),
    lista(
      'AF',
      'AktivitetsRapportMeddelande',
      'Att ingen rapport är inlämnad är en uppgift, inte tystnad.',
      Object.entries(AKTIVITETSRAPPORT).map(([kod, { text, quality }]) => ({
        kod,
        text,
        betyder: kvalitetText(quality),
      })),
    ),
    lista(
      'CSN',
      'ResultatKod',
      'Koden säger vem inom CSN som svarade; bara 0 och -2 är fullständiga svar.',
      resultat(),
    ),
    lista('CSN', 'Stodform', 'Stödformer.', texter(STODFORM)),
    lista('CSN', 'Beloppstyp', 'Typer av belopp.', texter(BELOPPSTYP)),
    lista('FK', 'utlamnare/tillstand', 'OK är den som svarade. Andra tillstånd lämnar inga uppgifter.', texter(SILENT)),
    lista('FK', 'avvikelser', 'Svaret saknar en del av uppgifterna.', texter(AVVIKELSE)),
    lista(
      'FK',
      'typer',
      'Vad som kan begäras, FK:s och PM:s. Fler typer finns, vars betydelse inte är offentlig.',
      texter(INFORMATIONSTYPER),
    ),
    lista('SKV', 'felkod (v11)', 'Gäller en enskild del av svaret.', [
      { kod: notFoundPart.felkod, text: notFoundPart.advice, betyder: kvalitetText('nothing') },
    ]),
    utan('SKV', `Statuskoder i svar enligt v10: ${NO_LIST}`),
    utan('SO', `A-kassornas status är fri text. ${NO_LIST}`),
    utan(
      'TNS',
      `resultat OK med tomt fordonsinnehav betyder att personen inte äger något fordon. Felkoder i felresultat: ${NO_LIST}`,
    ),
    utan('MIV', 'Svaret har ingen status: saknas response är personen inte känd hos Migrationsverket.'),
  ];
}

function texter(koder: Readonly<Record<string, string>>): Kodlista['koder'] {
  return Object.entries(koder).map(([kod, text]) => ({ kod, text }));
}

function resultat(): Kodlista['koder'] {
  return Object.entries(RESULTAT).map(([kod, one]) => ({ kod, text: one.text, betyder: resultatText(one) }));
}

function resultatText({ means }: ResultatKod): string {
  switch (means) {
    case 'answered':
      return 'Läs uppgifterna';
    case 'no-such-identity':
      return kvalitetText('nothing');
    case 'refused':
      return kvalitetText('unverifiable');
    case 'silent':
      return kvalitetText('partial');
  }
}
