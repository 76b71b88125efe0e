// What a run will send, in plain Swedish, told before anything is sent; the same on the command line and on pages.
import type { Provplan } from './korning.ts';
import { GRUPPER } from './prov.ts';

/** Lines of a statement; each stands by itself. */
export function planrader(plan: Provplan): string[] {
  const { bastjanst, mal, testUrl, fall, ejValda, anrop, fientliga, granser, personer, saknar } = plan;
  const groups = GRUPPER.flatMap((grupp) => {
    const antal = fall.filter((one) => one.grupp === grupp).length;
    return antal > 0 ? [`${grupp} (${antal})`] : [];
  });
  const left = fall.filter(({ fientlig }) => fientlig).length;
  return [
    `Mål: ${bastjanst} på ${mal}${testUrl === undefined ? '' : `, och dess testtjänst på ${testUrl}`}. Ingenting skickas någon annanstans, och omdirigeringar följs inte.`,
    `Fall: ${fall.length}, i grupperna ${groups.join(', ') || 'ingen'}.`,
    ...(ejValda > 0
      ? [`Inte valda: ${ejValda} fall. En körning där fall som gäller inte prövas kan inte bli godkänd.`]
      : []),
    `Anrop: högst ${anrop}, ${granser.takt} i sekunden och högst ${granser.samtidiga} frågor samtidigt, i högst ${seconds(granser.tidMs)}.`,
    ...(fall.some(({ grupp }) => grupp === 'servicenivå') ? [nivarad(granser)] : []),
    `Testpersoner: ${personer}${personer > 0 ? ', alla med Skatteverkets testnummer' : ''}.`,
    ...(saknar.length > 0
      ? [
          `Kan inte bedömas: ${saknar.length} fall, som saknar testperson eller inställning. Körningen kan då inte bli godkänd.`,
        ]
      : []),
    fientliga.length > 0
      ? `FIENTLIGA FALL INGÅR (${fientliga.length}): ${fientliga.join(', ')}. De kan störa en tjänst som inte tål dem.`
      : `Fientliga fall skickas inte${left > 0 ? `: ${left} hoppas över` : ''}.`,
  ];
}

function nivarad({ matningar, tillganglighet, percentil, svarstidMs }: Provplan['granser']): string {
  return `Servicenivå: minst ${svenska(tillganglighet)} % lyckade, ${svenska(percentil)} % av dem inom ${svarstidMs} ms, mätt med ${matningar} frågor.`;
}

function svenska(tal: number): string {
  return String(tal).replace('.', ',');
}

function seconds(ms: number): string {
  const whole = Math.round(ms / 1000);
  return whole >= 120 && whole % 60 === 0 ? `${whole / 60} minuter` : `${whole} sekunder`;
}
