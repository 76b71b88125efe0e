// Where the keys of the log may lie: never where the log itself is, or its backups would hold both.
import { isAbsolute, relative, resolve, sep } from 'node:path';

type Env = Readonly<Record<string, string | undefined>>;

/**
 * One line for each flaw in how the keys are configured.
 * @param defaultDataDir where the data lie without DATA_DIR
 * @param demanded why keys are demanded, as a clause; undefined in trial mode, where they may lie beside the log
 */
export function keyProblems(env: Env, defaultDataDir: string, demanded: string | undefined): string[] {
  const { NYCKEL_DIR: dir, NYCKEL_DATABASE_URL: url, HUVUDNYCKEL_FIL: master, DATABASE_URL: logUrl } = env;
  const dataDir = env.DATA_DIR || defaultDataDir;
  const flaws: [boolean, string][] = [
    [Boolean(dir && url), 'NYCKEL_DIR och NYCKEL_DATABASE_URL är båda satta: nycklarna kan bara ligga på ett ställe'],
    [
      Boolean(url && logUrl && isSameDatabase(url, logUrl)),
      `NYCKEL_DATABASE_URL är samma databas som DATABASE_URL: ${APART}`,
    ],
  ];
  if (demanded) {
    const why = `${demanded}, och då krävs nycklar som skyddar loggen över efterfrågade personer`;
    flaws.push(
      [!master, `HUVUDNYCKEL_FIL saknas: ${why}`],
      [!dir && !url, `NYCKEL_DIR eller NYCKEL_DATABASE_URL saknas: ${why}`],
      [Boolean(dir && isWithin(dir, dataDir)), `NYCKEL_DIR ligger i DATA_DIR: ${APART}`],
      [Boolean(dir && isWithin(dataDir, dir) && !isWithin(dir, dataDir)), `DATA_DIR ligger i NYCKEL_DIR: ${APART}`],
      [
        Boolean(env.UTLAMNAT_KATALOG && isWithin(env.UTLAMNAT_KATALOG, dataDir)),
        'UTLAMNAT_KATALOG ligger i DATA_DIR: en säkerhetskopia av loggen får inte innehålla frågor i klartext',
      ],
      [Boolean(master && isWithin(master, dataDir)), `HUVUDNYCKEL_FIL ligger i DATA_DIR: ${APART}`],
      [
        Boolean(master && dir && isWithin(master, dir)),
        'HUVUDNYCKEL_FIL ligger i NYCKEL_DIR: en säkerhetskopia av nycklarna får inte innehålla huvudnyckeln',
      ],
    );
  }
  return flaws.flatMap(([isFlaw, text]) => (isFlaw ? [text] : []));
}

/** Where the questions of a nämnd that leaves are handed out: beside the log in trial mode alone. */
export function handoutFolder(env: Env, defaultDataDir: string, demanded: string | undefined): string | undefined {
  if (env.UTLAMNAT_KATALOG) return resolve(env.UTLAMNAT_KATALOG);
  return demanded ? undefined : resolve(env.DATA_DIR || defaultDataDir, 'utlamnat');
}

const APART = 'en säkerhetskopia av loggen får inte innehålla nycklarna till den';

function isWithin(path: string, dir: string): boolean {
  const way = relative(resolve(dir), resolve(path));
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** Another user or option does not make it another database. */
function isSameDatabase(one: string, other: string): boolean {
  const place = (text: string) => {
    const { hostname, port, pathname } = new URL(text);
    const host = /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname) ? 'loopback' : hostname;
    return `${host}:${port || 5432}${pathname}`;
  };
  return one === other || (URL.canParse(one) && URL.canParse(other) && place(one) === place(other));
}
