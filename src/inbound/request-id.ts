// The one id of what is answered: in the header of every answer, in every problem document, and in our logs.
import type { Response } from 'express';
import { v7 as uuidv7 } from 'uuid';

const ID_HEADER = 'X-Sammansatt-Id';

/** UUID v7; made, and put into the header, the first time that somebody asks for it. */
export function requestId(response: Response): string {
  const given = response.getHeader(ID_HEADER);
  if (typeof given === 'string') return given;
  const id = uuidv7();
  response.setHeader(ID_HEADER, id);
  return id;
}
