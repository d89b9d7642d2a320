import { applyDecorators } from '@nestjs/common';
import { IncidentStatus, PHOTOS_MAX, parseRisk, parseStatus } from '@vigia/domain/incident';
import { parseSpeciality } from '@vigia/domain/shared';
import type { Text } from '@vigia/platform';
import { textFault } from '@vigia/platform/nest';
import { ArrayMaxSize, ArrayUnique, IsArray, ValidateBy } from 'class-validator';
import { isUuid } from '../../../requests/is-uuid.js';
import { BOUNDS } from '../bounds.js';

/** A risk word, old spellings included. */
export const IsRisk = (): PropertyDecorator =>
  isWord('isRisk', (word) => parseRisk(word) !== undefined, {
    es: 'debe ser uno de: bajo, medio, alto, crítico',
    en: 'must be one of: bajo, medio, alto, crítico',
  });

/** A trade, or "" for none. */
export const IsSpeciality = (): PropertyDecorator =>
  isWord('isSpeciality', (word) => word.trim() === '' || parseSpeciality(word) !== undefined, {
    es: 'debe estar vacío o ser uno de: TI, Servicio de Limpieza, Seguridad, Electricista',
    en: 'must be empty or one of: TI, Servicio de Limpieza, Seguridad, Electricista',
  });

/** A status word, old ones included. */
export const IsStatus = (): PropertyDecorator =>
  isWord('isStatus', (word) => parseStatus(word) !== undefined, {
    es: 'debe ser uno de: pendiente, asignado, en_proceso, resuelto, cerrado, rechazado',
    en: 'must be one of: pendiente, asignado, en_proceso, resuelto, cerrado, rechazado',
  });

const PROGRESS: readonly unknown[] = [IncidentStatus.InProgress, IncidentStatus.Resolved];

/** A status that the assigned worker reaches, old words included. */
export const IsProgress = (): PropertyDecorator =>
  isWord('isProgress', (word) => PROGRESS.includes(parseStatus(word)), {
    es: 'debe ser uno de: en_proceso, resuelto',
    en: 'must be one of: en_proceso, resuelto',
  });

/** Words of one of the parsers above, separated by commas. */
export const IsWordList = (
  parse: (word: string) => unknown,
  words: readonly string[],
): PropertyDecorator =>
  isWord(
    'isWordList',
    (list) => list.length <= 200 && list.split(',').every((word) => parse(word) !== undefined),
    {
      es: `debe ser una lista de: ${words.join(', ')}`,
      en: `must be a list of: ${words.join(', ')}`,
    },
  );

/** The address of a picture on the web, or "" for none. The server never fetches it. */
export const IsPhotoUrl = (): PropertyDecorator =>
  isWord(
    'isPhotoUrl',
    (word) => word === '' || (textFault(word, BOUNDS.foto) === undefined && isHttpsUrl(word)),
    {
      es: `debe estar vacío o ser una dirección https de hasta ${String(BOUNDS.foto.max)} caracteres`,
      en: `must be empty or an https address of up to ${String(BOUNDS.foto.max)} characters`,
    },
  );

/** How ids of photos are described. */
export const PHOTO_IDS = {
  type: 'array',
  maxItems: PHOTOS_MAX,
  uniqueItems: true,
  items: { type: 'string', format: 'uuid', maxLength: 36 },
} as const;

/** Ids of photos, each once, at most as many as an incident may have of one moment. */
export const IsPhotoIds = (): PropertyDecorator =>
  applyDecorators(
    IsArray(),
    ArrayMaxSize(PHOTOS_MAX),
    ArrayUnique({ context: { text: { es: 'repite una foto', en: 'names a photo twice' } } }),
    ValidateBy(
      {
        name: 'isPhotoId',
        validator: { validate: (value) => typeof value === 'string' && isUuid(value) },
      },
      {
        each: true,
        context: { text: { es: 'debe tener ids de fotos', en: 'must hold photo ids' } },
      },
    ),
  );

/** An https address as a browser would write it: nothing in it can end an attribute of a client that builds HTML. */
function isHttpsUrl(word: string): boolean {
  if (/[\s"'<>\\`]/.test(word) || !URL.canParse(word)) return false;
  const { protocol, username, password } = new URL(word);
  return protocol === 'https:' && username === '' && password === '';
}

function isWord(name: string, accepts: (word: string) => boolean, text: Text): PropertyDecorator {
  return ValidateBy(
    { name, validator: { validate: (value) => typeof value === 'string' && accepts(value) } },
    { context: { text } },
  );
}
