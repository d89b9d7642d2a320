import { type InfiniteData, QueryClient } from '@tanstack/react-query';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Incident, User } from '../../shared/api/models.js';
import { aUser } from '../../testing/a-user.js';
import { anIncident } from '../../testing/an-incident.js';
import { incidentKeys, type IncidentPage } from './api/incident-queries.js';
import { type IncidentFilters, noFilters } from './filters.js';
import { dropIncident, takeIncident } from './incident-cache.js';

const admin = aUser({ tipo: 'admin', email: 'jefa@admin.utec.edu.pe' });
let client: QueryClient;

beforeEach(() => {
  client = new QueryClient();
});

function load(incidents: readonly Incident[], filters: IncidentFilters = noFilters, next?: string) {
  const data: InfiniteData<IncidentPage, string> = {
    pages: [{ incidents, next }],
    pageParams: [''],
  };
  client.setQueryData(incidentKeys.list(filters), data);
}

function listed(filters: IncidentFilters = noFilters) {
  return client
    .getQueryData<InfiniteData<IncidentPage, string>>(incidentKeys.list(filters))
    ?.pages.flatMap((page) => page.incidents);
}

const take = (incident: Incident, viewer: User = admin) => takeIncident(client, incident, viewer);

describe('taking news of an incident', () => {
  it('replaces an older version in the lists and on its page', () => {
    const old = anIncident({ version: 1 });
    const news = anIncident({ version: 2, estado: 'asignado' });
    load([old]);
    client.setQueryData(incidentKeys.one(old.id), old);

    take(news);

    expect(listed()).toEqual([news]);
    expect(client.getQueryData(incidentKeys.one(old.id))).toEqual(news);
  });

  it('changes nothing when the news is as old as what is there, or older', () => {
    const known = anIncident({ version: 3, titulo: 'Lo que ya sé' });
    load([known]);

    take(anIncident({ version: 2 }));
    take(anIncident({ version: 3 }));

    expect(listed()).toEqual([known]);
  });

  it('[LIV-11] puts incidents where the moment of their report does, in whatever order they are heard of', () => {
    const reported = (id: string, minute: string) =>
      anIncident({ id, fecha_creacion: `2025-11-03T14:${minute}:00.000Z` });
    load([reported('b', '20')]);

    for (const late of [reported('c', '30'), reported('a', '10'), reported('d', '20')]) take(late);

    expect(listed()?.map(({ id }) => id)).toEqual(['c', 'd', 'b', 'a']);
  });

  it('leaves out what belongs behind the last loaded page', () => {
    load([anIncident({ id: 'b' })], noFilters, 'more');

    take(anIncident({ id: 'a', fecha_creacion: '2025-11-02T14:00:00.000Z' }));

    expect(listed()?.map(({ id }) => id)).toEqual(['b']);
  });

  it('puts a new incident first', () => {
    const known = anIncident({ id: 'a' });
    load([known]);

    take(anIncident({ id: 'b' }));

    expect(listed()?.map(({ id }) => id)).toEqual(['b', 'a']);
  });

  describe('in a list by priority', () => {
    const byPriority = { ...noFilters, order: 'prioridad' } as const;
    const urgent = (id: string, riesgo: number, day = '2025-11-03') =>
      anIncident({
        id,
        fecha_creacion: `${day}T14:00:00.000Z`,
        prioridad: { total: riesgo, riesgo, reportes: 0, edad: 0 },
      });
    const ids = () => listed(byPriority)?.map(({ id }) => id);

    it('puts it where its priority does', () => {
      load([urgent('critical', 100), urgent('low', 0)], byPriority);

      take(urgent('high', 50));

      expect(ids()).toEqual(['critical', 'high', 'low']);
    });

    it('moves it up when more people report it', () => {
      load([urgent('high', 50), urgent('low', 0)], byPriority);

      take({
        ...urgent('low', 0),
        version: 2,
        prioridad: { total: 55, riesgo: 0, reportes: 55, edad: 0 },
      });

      expect(ids()).toEqual(['low', 'high']);
    });

    it('puts the one that waits longer before its equals, whenever each was fetched', () => {
      load([urgent('new', 50, '2025-11-09')], byPriority);

      take(urgent('old', 50, '2025-11-01'));

      expect(ids()).toEqual(['old', 'new']);
    });

    it('leaves what belongs after the last loaded page to the next one', () => {
      client.setQueryData(incidentKeys.list(byPriority), {
        pages: [{ incidents: [urgent('high', 50)], next: 'cursor' }],
        pageParams: [''],
      });

      take(urgent('low', 0));

      expect(ids()).toEqual(['high']);
    });
  });

  it('has the counts of the states looked at again', () => {
    client.setQueryData(incidentKeys.summary, {});

    take(anIncident());

    expect(client.getQueryState(incidentKeys.summary)?.isInvalidated).toBe(true);
  });

  it('takes an incident out of a list it no longer belongs to', () => {
    load([anIncident()]);

    take(anIncident({ version: 2, estado: 'cerrado' }));

    expect(listed()).toEqual([]);
  });

  it('asks the server again where the list is a text search', () => {
    const filters = { ...noFilters, text: 'agua' };
    load([], filters);

    take(anIncident());

    expect(client.getQueryState(incidentKeys.list(filters))?.isInvalidated).toBe(true);
  });

  it('never replaces a full view by one without the reporter', () => {
    const full = anIncident({ version: 1 });
    load([full]);
    const {
      creado_por: _email,
      creado_por_nombre: _name,
      ...publicPart
    } = anIncident({ version: 2 });

    take(publicPart);

    expect(listed()).toEqual([full]);
  });

  it("keeps other people's incidents out of a student's own list", () => {
    load([]);

    take(anIncident({ creado_por: 'otra@utec.edu.pe' }), aUser({ email: 'ana@utec.edu.pe' }));

    expect(listed()).toEqual([]);
  });

  it('takes an incident off the list of the worker who lost it', () => {
    const luis = aUser({ tipo: 'trabajador', email: 'luis@servicios.pe' });
    load([anIncident({ asignado_a: luis.email, estado: 'asignado' })]);

    take(anIncident({ asignado_a: 'rosa@servicios.pe', estado: 'asignado', version: 2 }), luis);

    expect(listed()).toEqual([]);
  });
});

describe('dropping an incident', () => {
  it('removes it from every list', () => {
    load([anIncident({ id: 'a' }), anIncident({ id: 'b' })]);

    dropIncident(client, 'a');

    expect(listed()?.map(({ id }) => id)).toEqual(['b']);
  });

  it('asks for its page and its history anew: less of both may be left to see', () => {
    const keys = [incidentKeys.one('a'), incidentKeys.activity('a')];
    for (const key of keys) client.setQueryData(key, {});

    dropIncident(client, 'a');

    expect(keys.map((key) => client.getQueryState(key)?.isInvalidated)).toEqual([true, true]);
  });
});
