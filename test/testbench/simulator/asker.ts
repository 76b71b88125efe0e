// Asks the simulator with a scenario in the header, as a case system would, over REST and SOAP.
import { persons } from '../../../src/bastjanster/simulation/population.ts';
import { skvQuestion, type Version } from '../../helhet/versions.ts';
import { type Agency, questionJson } from '../../questions.ts';

export interface JsonAnswer {
  readonly felkod: string;
  readonly felmeddelande: readonly string[];
  readonly varningar?: readonly { readonly kod: string; readonly galler?: string; readonly text: string }[];
  readonly svarsdata: Readonly<Record<string, JsonPart | undefined>>;
}

export interface JsonPart {
  readonly error?: { readonly felkod: string; readonly kalla: string; readonly felmeddelande: readonly string[] };
  readonly kvalitet: string;
  readonly flaggor?: readonly string[];
  readonly svarande?: readonly { readonly kod?: string }[];
}

export interface Options {
  readonly person?: string;
  readonly ask?: readonly Agency[];
  /** Asks Skatteverket as v11 does; REST takes both. */
  readonly skvFraga?: boolean;
}

export interface Asker {
  rest(
    scenario: string | undefined,
    options?: Options,
  ): Promise<{ readonly status: number; readonly headers: Headers; readonly json: JsonAnswer }>;
  soap(
    version: Version,
    scenario: string | undefined,
    options?: Options,
  ): Promise<{ readonly status: number; readonly headers: Headers; readonly text: string }>;
}

export function askerOf(url: string): Asker {
  async function post(path: string, type: string, body: string, scenario: string | undefined): Promise<Response> {
    const headers = { 'content-type': type, ...(scenario === undefined ? {} : { 'x-scenario': scenario }) };
    return fetch(url + path, { method: 'POST', headers, body });
  }

  return {
    async rest(scenario, { person = persons.allaSvarar.personnummer, ask, skvFraga } = {}) {
      const specific = skvFraga ? { SKV: { '@inkludera': true, fraga: skvQuestion() } } : {};
      const question = questionJson({ person, ...(ask ? { ask } : {}), specific });
      const response = await post('/v1/fragor', 'application/json', JSON.stringify(question), scenario);
      return { status: response.status, headers: response.headers, json: (await response.json()) as JsonAnswer };
    },
    async soap(version, scenario, { person = persons.allaSvarar.personnummer, ask } = {}) {
      const body = version.question({ person, ...(ask ? { ask } : {}) });
      const response = await post('/ssbtek', 'text/xml; charset=utf-8', body, scenario);
      return { status: response.status, headers: response.headers, text: await response.text() };
    },
  };
}
