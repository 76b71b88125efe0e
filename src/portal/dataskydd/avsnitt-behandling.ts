// Of the pack, what is done with personal data: the record of processing, and who is told and gives what.
import type { Avsnitt } from './avsnitt.ts';
import type { Behandling } from './behandlingar.ts';
import type { Dataskyddsunderlag, Flode } from './underlag.ts';

const BEHANDLING: readonly (readonly [keyof Behandling, string])[] = [
  ['andamal', 'Ändamål'],
  ['rattsligGrund', 'Rättslig grund'],
  ['registrerade', 'Registrerade'],
  ['uppgifter', 'Personuppgifter'],
  ['mottagare', 'Mottagare'],
  ['bevarande', 'Bevarande'],
  ['skydd', 'Säkerhetsåtgärder'],
];

export function behandlingarAvsnitt({ behandlingar: all }: Dataskyddsunderlag): Avsnitt {
  return {
    rubrik: 'Register över behandling (artikel 30)',
    stycken: [
      'Frågans personuppgifter skickas till bastjänsterna och ingen annan; brev om drift, avvikelser och påminnelser går genom driftleverantörens e-postserver. I vilka länder driftleverantören och dess underbiträden behandlar uppgifter säger förteckningen över underbiträden.',
    ],
    tabeller: all.map((one) => ({
      namn: one.namn,
      kolumner: ['Uppgift', 'Innehåll'],
      rader: BEHANDLING.map(([name, label]) => [label, one[name]]),
    })),
  };
}

export function flodenAvsnitt({ floden: all }: Dataskyddsunderlag): Avsnitt {
  return {
    rubrik: 'Flöden av uppgifter',
    stycken: [
      'Varje bastjänst tillfrågas bara när frågan inkluderar den. Varje anrop har dessutom frågans id, och korrelationsid om det är ett UUID, i HTTP-huvudet.',
      'Vad uppgiftslämnarna lämnar står här som i registret; de publicerade förteckningarna finns på portalen (/uppgifter).',
      ...(all.length === 0 ? ['Anslutningen har inga bastjänster.'] : []),
    ],
    figur: true,
    tabeller:
      all.length === 0
        ? []
        : [
            {
              namn: 'Flöden',
              kolumner: ['Bastjänst', 'Får veta', 'Lämnar', 'Rättslig grund för utlämnandet', 'Förbindelse'],
              rader: all.map((one) => [
                lamnareText(one),
                one.skickas.join(', '),
                one.lamnas.join(', ') || 'Uppgiftslämnaren har inte lämnat sin förteckning',
                one.rattsgrund,
                [...new Set(one.forbindelser)].join(', '),
              ]),
            },
          ],
  };
}

/** Those behind it that its name does not have already. */
function lamnareText({ namn, uppgiftslamnare }: Flode): string {
  const others = uppgiftslamnare.filter((one) => !namn.includes(one.namn));
  const [only, ...more] = others;
  if (!only) return namn;
  return more.length === 0 ? `${namn}, även för ${only.namn}` : `${namn}, för ${others.length} uppgiftslämnare`;
}
