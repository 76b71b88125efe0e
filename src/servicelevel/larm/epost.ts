// Tells people of alerts by letter.
import type { Mailer } from '../../platform/mail.ts';
import { timeForPeople } from '../../platform/swedish-day.ts';
import { type Kanal, KanalError, type Meddelande, type Meddelandeslag } from './kanal.ts';
import { regler } from './regler.ts';

export interface EpostDeps {
  readonly mailer: Mailer;
  /** One letter goes to all of them. */
  readonly till: readonly string[];
}

const INLEDNING: Readonly<Record<Meddelandeslag, string>> = {
  start: 'Larm',
  skärpt: 'Larm, värre än förut',
  upprepning: 'Larm, pågår fortfarande',
  återställt: 'Återställt',
  prov: 'Provlarm',
};

export function createEpost({ mailer, till }: EpostDeps): Kanal {
  return {
    namn: 'e-post',
    ...(mailer.leftIn !== undefined && {
      forbehall: `brevet ligger i ${mailer.leftIn} och skickas inte: SMTP_URL saknas`,
    }),
    async skicka(meddelande) {
      const letter = [till.join(', '), amne(meddelande), brev(meddelande)] as const;
      await mailer.send(...letter, { messageId: meddelande.id }).catch(() => {
        throw new KanalError('brevet togs inte emot');
      });
    },
  };
}

function amne({ slag, larm: { regel, objekt, grad } }: Meddelande): string {
  const rubrik = regel === 'prov' ? 'inget är fel' : regler[regel].rubrik;
  return `[Sammansatt, ${grad}] ${INLEDNING[slag]}: ${rubrik} (${objekt})`;
}

function brev({ slag, larm: { text, sedan, slut } }: Meddelande): string {
  return [
    `${INLEDNING[slag]}: ${text}`,
    '',
    `Sedan: ${timeForPeople(sedan)}`,
    ...(slut === undefined ? [] : [`Slut: ${timeForPeople(slut)}`]),
    '',
  ].join('\n');
}
