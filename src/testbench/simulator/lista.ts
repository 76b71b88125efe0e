// The scenarios of the simulator as a list for people, on a terminal or as Markdown: made from the tables that carry them out.
import { persons } from '../../bastjanster/simulation/population.ts';
import type { BastjanstId } from '../../composite/query.ts';
import { agencyRules } from '../../profiles/sverige/agency-rules.ts';
import { questionRules } from '../../profiles/sverige/question-rules.ts';
import { type Delfel, delfelFor } from './delfel.ts';
import { fragefel } from './fragefel.ts';
import { kvaliteter, kvalitetText } from './kvaliteter.ts';

interface Avsnitt {
  readonly rubrik: string;
  readonly inledning: string;
  /** What is written in the question, and what comes of it. */
  readonly rader: readonly (readonly [scenario: string, text: string])[];
}

const INLEDNING =
  'Simulatorn är tjänsten själv, med samma kontrakt (SOAP v10 och v11, REST) och simulerade bastjänster. Vad som händer med en fråga ' +
  'väljs med testpersonen, eller med huvudet X-Scenario, till exempel X-Scenario: CSN=KRETS_OPPEN;SO=partial. Flera scenarier skiljs åt med ' +
  'semikolon. Ett scenario som inte finns, eller som gäller en myndighet som inte är inkluderad, ger felkoden EJ_ENLIGT_SCHEMA med besked ' +
  'om X-Scenario. testaBastjanstInformation lyder bara de scenarier för hela frågan som nekar den innan den har lästs. Bara ' +
  'Skatteverkets testpersonnummer tas emot, och ingenting sparas när simulatorn stängs.';

/** @param order the agencies, in the order of the answer */
function avsnitt(order: readonly BastjanstId[]): Avsnitt[] {
  return [
    {
      rubrik: 'Hela frågan nekas',
      inledning:
        'Ingen bastjänst tillfrågas. De som är märkta * nekas innan frågan har lästs: i SOAP skrivs felet då i den äldsta versionen. ' +
        'FEL_METOD besvaras med 405 och Allow, och OKAND_ADRESS med 404 och JSON också i SOAP, som tjänsten besvarar dem.',
      rader: [...fragefel.values()].map(({ felkod, text, fore }) => [`fraga=${felkod}`, `${text}${fore ? ' *' : ''}`]),
    },
    {
      rubrik: 'En myndighets del blir ett fel',
      inledning: `MYNDIGHET är ${order.join(', ')}; de andra svarar som vanligt. Källan (SSBT eller BT) står inom parentes.`,
      rader: partRows(order),
    },
    {
      rubrik: 'En myndighets svar har en annan kvalitet än answered',
      inledning: 'Kvaliteten syns i REST; i SOAP syns den i myndighetens egna uppgifter.',
      rader: qualityRows(),
    },
    {
      rubrik: 'Frågan besvaras med en varning',
      inledning:
        'Varningen står i huvudet X-Sammansatt-Varning och i REST under varningar. kortad: perioden har också kortats.',
      rader: warningRows(),
    },
    {
      rubrik: 'Testpersoner',
      inledning: 'Anges som personidentitet, utan huvud.',
      rader: Object.values(persons).map(({ personnummer, beskrivning }) => [personnummer, beskrivning]),
    },
  ];
}

function partRows(order: readonly BastjanstId[]): Avsnitt['rader'] {
  const every = new Map<string, string>();
  for (const bastjanst of order) {
    for (const fel of delfelFor(bastjanst).values()) {
      every.set(`${fel.bara ? bastjanst : 'MYNDIGHET'}=${fel.felkod}`, `${plain(fel)} (${fel.kalla})`);
    }
  }
  return [...every];
}

/** The places of a template are filled in when the error happens. */
function plain({ text }: Delfel): string {
  return text.replaceAll(/\{(?:forsok|till|tillatet)\}/g, '').replaceAll(/\{(?:sekunder|status)\}/g, 'N');
}

function qualityRows(): Avsnitt['rader'] {
  return Object.entries(kvaliteter).flatMap(([source, own]) => {
    const [bastjanst, version] =
      source === 'SKV_DELAR' ? ['SKV', ' (v11)'] : [source, source === 'SKV' ? ' (v10)' : ''];
    return Object.keys(own).map(
      (kvalitet) =>
        [
          `${bastjanst}=${kvalitet}`,
          `${bastjanst} ${kvalitetText[kvalitet as keyof typeof kvalitetText]}${version}`,
        ] as const,
    );
  });
}

function warningRows(): Avsnitt['rader'] {
  return Object.entries({ ...questionRules, ...agencyRules }).flatMap(([code, { modes, text }]) => [
    ...(modes.includes('varna') ? [[`varning=${code}`, text] as const] : []),
    ...(modes.includes('korta') ? [[`kortad=${code}`, text] as const] : []),
  ]);
}

/** For a terminal. */
export function scenarierText(order: readonly BastjanstId[]): string {
  const parts = avsnitt(order).map(({ rubrik, inledning, rader }) => {
    const width = Math.max(...rader.map(([scenario]) => scenario.length));
    const lines = rader.map(([scenario, text]) => `  ${scenario.padEnd(width)}  ${text}`);
    return [rubrik.toUpperCase(), inledning, '', ...lines].join('\n');
  });
  return `${[INLEDNING, ...parts].join('\n\n')}\n`;
}

/** For documents of vendors. */
export function scenarierMarkdown(order: readonly BastjanstId[]): string {
  const parts = avsnitt(order).map(({ rubrik, inledning, rader }) => {
    const lines = rader.map(
      ([scenario, text]) => `| \`${scenario}\` | ${text.replaceAll('|', '\\|').replaceAll('<', '&lt;')} |`,
    );
    return [`## ${rubrik}`, '', inledning, '', '| i frågan | vad som händer |', '|---|---|', ...lines].join('\n');
  });
  return `${['# Simulatorns scenarier', INLEDNING, ...parts].join('\n\n')}\n`;
}
