import type { Material, WorkEntry } from '@vigia/domain/work-log';
import { ItemReader, type Item } from '../item-reader.js';
import { unprefixed, workKey } from '../keys.js';

/** What was spent on an incident as it is stored, beside the history of incidents. */
export interface WorkEntryItem {
  readonly incidente_id: string;
  readonly id: string;
  readonly autor: string;
  readonly autor_nombre: string;
  readonly minutos: number;
  readonly materiales: readonly StoredMaterial[];
  readonly nota: string;
  readonly fecha: string;
}

interface StoredMaterial {
  readonly nombre: string;
  readonly cantidad: number;
  readonly unidad: string;
}

/** The item of an entry of work. */
export function toWorkEntryItem(entry: WorkEntry): WorkEntryItem {
  return {
    incidente_id: workKey(entry.incidentId),
    id: entry.id,
    autor: entry.by.email,
    autor_nombre: entry.by.name,
    minutos: entry.minutes,
    materiales: entry.materials.map(({ name, quantity, unit }) => ({
      nombre: name,
      cantidad: quantity,
      unidad: unit,
    })),
    nota: entry.note,
    fecha: entry.at,
  };
}

/** The entry of work of an item. */
export function fromWorkEntryItem(item: Item): WorkEntry {
  const read = new ItemReader(item, 'activity', ['incidente_id', 'id']);
  return {
    id: read.text('id'),
    incidentId: unprefixed(read.text('incidente_id')),
    by: { email: read.text('autor'), name: read.text('autor_nombre') },
    minutes: read.number('minutos'),
    materials: read.parts('materiales', readMaterial),
    note: read.text('nota'),
    at: read.time('fecha'),
  };
}

function readMaterial(read: ItemReader): Material {
  return {
    name: read.text('nombre'),
    quantity: read.number('cantidad'),
    unit: read.text('unidad'),
  };
}
