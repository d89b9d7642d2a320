import { tableNameOf, type Operation } from './operation.js';

const PREFIX = 'continuous-backups~';

/** Remembers the wish for point-in-time recovery; the embedded database itself keeps no backups. */
export const updateContinuousBackups: Operation = async (engine, body) => {
  const { TableName } = await engine.table(tableNameOf(body));
  const wish = body.PointInTimeRecoverySpecification as
    { readonly PointInTimeRecoveryEnabled?: boolean } | undefined;
  const enabled = wish?.PointInTimeRecoveryEnabled === true;
  await engine.commit([{ type: 'put', key: continuousBackupsKey(TableName), value: enabled }]);
  return describe(enabled);
};

export const describeContinuousBackups: Operation = async (engine, body) => {
  const { TableName } = await engine.table(tableNameOf(body));
  return describe((await engine.store.db.get(continuousBackupsKey(TableName))) === true);
};

/** Where a table's setting is kept, so that it goes when the table goes. */
export function continuousBackupsKey(table: string): string {
  return PREFIX + table;
}

function describe(enabled: boolean): object {
  return {
    ContinuousBackupsDescription: {
      ContinuousBackupsStatus: 'ENABLED',
      PointInTimeRecoveryDescription: {
        PointInTimeRecoveryStatus: enabled ? 'ENABLED' : 'DISABLED',
      },
    },
  };
}
