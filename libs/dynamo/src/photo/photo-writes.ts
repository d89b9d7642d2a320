import { PhotoStatus, type ReadyPhoto } from '@vigia/domain/photo';
import type { NamedWrite } from '../transaction.js';

/** [PHO-6] [PHO-9] The writes that put photos onto an incident, each only if the photo is on none. */
export function photoWrites(
  table: string,
  photos: readonly ReadyPhoto[],
  incidentId: string,
): readonly NamedWrite<'photo'>[] {
  return photos.map(({ id }) => ({
    name: 'photo',
    write: {
      Update: {
        TableName: table,
        Key: { id },
        UpdateExpression: 'SET #incident = :incident REMOVE #expiry',
        ConditionExpression: '#status = :ready AND attribute_not_exists(#incident)',
        ExpressionAttributeNames: {
          '#incident': 'incidente_id',
          '#expiry': 'expira',
          '#status': 'estado',
        },
        ExpressionAttributeValues: { ':incident': incidentId, ':ready': PhotoStatus.Ready },
      },
    },
  }));
}
