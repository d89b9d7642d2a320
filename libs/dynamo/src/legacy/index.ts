export { ImportStore, type ImportWrite } from './import-store.js';
export { readOldTable } from './old-table.js';
export { inverse, keyOf, type ImportedTable, type RowChange } from './row-change.js';
export { fromActivityItem, toActivityItem } from '../incident/activity.item.js';
export { fromIncidentItem, toIncidentItem } from '../incident/incident.item.js';
export { fromUserItem, toUserItem } from '../user/user.item.js';
export type { Item } from '../item-reader.js';
