// What a run will send, in plain Swedish, told before anything is sent; the same on the command line and on pages.
import type { Provplan } from './korning.ts';
import { GRUPPER } from './prov.ts';

/** Lines of a statement; each stands by itself. */
export function planrader(plan: Provplan): string[] {
  const { bastjanst, mal, fall, ejValda, anrop, fientliga, granser, personer } = plan;
  const groups = GRUPPER.flatMap((grupp) => {
    const antal = fall.filter((one) => one.grupp === grupp).length;
    return antal > 0 ? [`${grupp} (${antal})`] : [];
  });
  const left = fall.filter(({ fientlig }) => fientlig).length;
  return [
    `Mål: ${bastjanst} på ${mal}. Ingenting skickas någon annanstans, och omdirigeringar följs inte.`,
    `Fall: ${fall.length}, i grupperna ${groups.join(', ') || 'ingen'}.`,
    ...(ejValda > 0
      ? [`Inte valda: ${ejValda} fall. En körning där fall som gäller inte prövas kan inte bli godkänd.`]
      : []),
    `Anrop: högst ${anrop}, ${granser.takt} i sekunden och högst ${granser.samtidiga} samtidigt, i högst ${seconds(granser.tidMs)}.`,
    `Testpersoner: ${personer}, alla med Skatteverkets testnummer.`,
    fientliga.length > 0
      ? `FIENTLIGA FALL INGÅR (${fientliga.length}): ${fientliga.join(', ')}. De kan störa en tjänst som inte tål dem.`
      : `Fientliga fall skickas inte${left > 0 ? `: ${left} hoppas över` : ''}.`,
  ];
}

function seconds(ms: number): string {
  const whole = Math.round(ms / 1000);
  return whole >= 120 && whole % 60 === 0 ? `${whole / 60} minuter` : `${whole} sekunder`;
}
