// What a nämnd's data protection contact is told of an incident: figures and times, and no person.
import type { Incident } from './ny-incident.ts';
import { longTime } from './svensk-tid.ts';
import { UTFALL, type Utfall, type UtfallAntal } from './utfall.ts';

export interface IncidentText {
  readonly amne: string;
  readonly text: string;
}

/**
 * The notice to one nämnd: the processor's duty by GDPR art. 33.2, and what the nämnd's own by art. 33.1 needs.
 * @param myndigheter names by agency's id
 */
export function incidentText(
  incident: Incident,
  own: { readonly antal: number; readonly utfall: UtfallAntal },
  myndigheter: ReadonlyMap<string, string>,
): IncidentText {
  const name = (id: string) => myndigheter.get(id) ?? id;
  const lines = Object.entries(own.utfall).flatMap(([id, counts]) =>
    Object.entries(counts).map(([utfall, antal]) => `  ${name(id)}: ${UTFALL[utfall as Utfall].text} – ${antal}`),
  );
  const text = [
    `Driftleverantören för Sammansatt bastjänst har upptäckt en personuppgiftsincident som kan röra er nämnd: ${incident.rubrik}.`,
    `Upptäckt: ${longTime(incident.upptacktAt)}.`,
    `Tid som berörs: ${longTime(incident.interval.from)} – ${longTime(incident.interval.to)}, svensk tid.`,
    ...(incident.bastjanst === undefined ? [] : [`Avser: ${name(incident.bastjanst)}.`]),
    ...(incident.orsak === undefined ? [] : [`Orsak: ${UTFALL[incident.orsak].text}.`]),
    `Antal av era frågor som berörs: ${own.antal}.`,
    ...(lines.length === 0 ? [] : [`Frågorna per myndighet och utfall:\n${lines.join('\n')}`]),
    'Ni är personuppgiftsansvariga. Är det inte osannolikt att incidenten medför en risk för de registrerade ska ni anmäla ' +
      'den till Integritetsskyddsmyndigheten inom 72 timmar från att ni fick vetskap om den (artikel 33.1 i GDPR). Räknat ' +
      `från upptäckten går tiden ut ${longTime(incident.tidsfristAt)}.`,
    'Frågorna finns i loggen, under incidenten, för den som nämnden har gett rätt att läsa den. Kvittera där att ni har ' +
      'tagit emot detta.',
  ].join('\n\n');
  return { amne: `Personuppgiftsincident: ${incident.rubrik}`, text };
}
