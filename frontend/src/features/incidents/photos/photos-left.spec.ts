import { describe, expect, it } from 'vitest';
import { anIncident } from '../../../testing/an-incident.js';
import { photosLeft } from './photos-left.js';

describe('the room for photos', () => {
  it('is counted for each moment by itself', () => {
    const incident = anIncident({
      fotos_restantes: 1,
      fotos_trabajo_restantes: { antes: 2, despues: 3 },
    });

    const left = (['reporte', 'antes', 'despues'] as const).map((moment) =>
      photosLeft(incident, moment),
    );

    expect(left).toEqual([1, 2, 3]);
  });

  it('is none for the work of others', () => {
    expect(photosLeft(anIncident({ fotos_restantes: 4 }), 'antes')).toBe(0);
  });
});
