// Questions with another body, and answers as text: what most cases look at.
import type { HttpRequest, HttpResponse } from '../../platform/http-client.ts';
import type { Fragat, FragaVal } from '../fragare.ts';

/** A question whose body is changed. */
export function medBody(form: (body: string) => string): FragaVal {
  return { andra: (request: HttpRequest) => ({ ...request, body: form(request.body ?? '') }) };
}

/** An answer's text, as UTF-8 whatever it is. */
export function textAv(svar: HttpResponse | undefined): string {
  return svar ? Buffer.from(svar.body).toString('utf8') : '';
}

/** All answers of a question as text. */
export function texterAv({ anrop }: Fragat): readonly string[] {
  return anrop.map(({ svar }) => textAv(svar));
}

/** A short word that the target sent, for a verdict: of a header or a declaration, and nothing that could be a number of somebody. */
export function ordAv(text: string): string {
  return /^[\w./+-]{1,40}$/.test(text) && !/\d{5,}/.test(text) ? text : 'något annat';
}
