export { DecisionDialog } from './decision-dialog.js';
export { LeaveDialog } from './leave-dialog.js';
export { OutboxDialog } from './outbox-dialog.js';
