// Every use of the log and of its gallring that the administrative API has.
import type { Endpoint } from './endpoint.ts';
import { createBeslutEndpoints } from './gallring-beslut.ts';
import { createKorningEndpoints } from './gallring-korningar.ts';
import { createMarkeringEndpoints } from './gallring-markeringar.ts';
import { createProtokollEndpoints } from './gallring-protokoll.ts';
import { createIncidentEndpoints } from './logg-incidenter.ts';
import { createKontrollEndpoints } from './logg-kontroller.ts';
import { createMedgivandeEndpoints } from './logg-medgivanden.ts';
import type { LoggServices } from './logg-services.ts';
import { createSokEndpoints } from './logg-sok.ts';
import { createStickprovEndpoints } from './logg-stickprov.ts';
import { createUtdragEndpoints } from './logg-utdrag.ts';

export function createLoggEndpoints(services: LoggServices): Endpoint[] {
  return [
    ...createSokEndpoints(services),
    ...createUtdragEndpoints(services),
    ...createMedgivandeEndpoints(services),
    ...createStickprovEndpoints(services),
    ...createIncidentEndpoints(services),
    ...createKontrollEndpoints(services),
    ...createBeslutEndpoints(services),
    ...createKorningEndpoints(services),
    ...createProtokollEndpoints(services),
    ...createMarkeringEndpoints(services),
  ];
}
