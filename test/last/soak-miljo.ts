// The environment of the soak's service: as in operation, with files of the run's own making.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ORGANISATIONS } from './soak-blandning.ts';

/** Over TLS, with a register that knows all but one of the callers, who may be refused as often as it likes; no balancer to wait for. */
export function securedEnv(
  dir: string,
  server: { readonly cert: string; readonly key: string },
  ca: string,
): Record<string, string> {
  const anslutningar = ORGANISATIONS.flatMap(({ organisationsnummer, bastjanster }) =>
    bastjanster ? [{ organisationsnummer, namn: 'Provnämnden', certifikat: [], bastjanster, bitraden: [] }] : [],
  );
  const files = {
    TLS_CERT: server.cert,
    TLS_KEY: server.key,
    TLS_CA: ca,
    ANSLUTNING_FIL: JSON.stringify(anslutningar),
  };
  for (const [name, content] of Object.entries(files)) writeFileSync(join(dir, name), content);
  return {
    ...Object.fromEntries(Object.keys(files).map((name) => [name, join(dir, name)])),
    NEKADE_PER_MINUT: '1000000',
    STOPP_VANTA_MS: '0',
  };
}
