// The case of the ping: a test service that can be called without anybody being asked about.
import { godkand, hoppad, underkand } from '../domslut.ts';
import type { Fallmall } from '../fall.ts';
import { felord } from '../felord.ts';

export const pingfall: readonly Fallmall[] = [
  {
    nr: 'PING-001',
    grupp: 'ping',
    krav: [{ slag: 'kontrakt', ref: 'testaBastjanstInformation' }],
    titel: 'Tjänstens testanrop svarar',
    steg: ['Anropa bastjänstens testtjänst, som den sammansatta tjänstens ping gör'],
    forvantan: 'Ett svar utan fel.',
    varfor: 'Med ping ser alla parter om bastjänsten är uppe utan att fråga om någon.',
    async prova({ ping, signal }) {
      if (!ping)
        return hoppad(
          'Det saknas vad testanropet behöver: testtjänstens adress (--test-url), eller en känd testperson där det är en fråga.',
        );
      const fel = await ping(signal);
      return fel
        ? underkand('Testanropet misslyckades.', { vantat: 'ett svar', fick: felord(fel) })
        : godkand('Testanropet besvarades.');
    },
  },
];
